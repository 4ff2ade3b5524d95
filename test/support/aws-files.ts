import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { withOwnEnvironment } from './environment.ts';

export interface AwsFiles {
  readonly config: string;
  readonly credentials?: string;
  /** More variables while they count. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs `use` while the AWS files are those given, in a home of their own, and no variable of this machine counts.
 * @param use is given the home
 */
export async function withAwsFiles<T>(files: AwsFiles, use: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'ssm-aws-files-'));
  try {
    await writeFile(path.join(home, 'config'), files.config);
    await writeFile(path.join(home, 'credentials'), files.credentials ?? '');
    return await withOwnEnvironment(async () => {
      for (const name of Object.keys(process.env)) {
        if (/^AWS_|_PROXY$/i.test(name)) Reflect.deleteProperty(process.env, name);
      }
      Object.assign(process.env, {
        HOME: home,
        USERPROFILE: home,
        AWS_CONFIG_FILE: path.join(home, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'credentials'),
        AWS_EC2_METADATA_DISABLED: 'true',
        ...files.env,
      });
      return use(home);
    });
  } finally {
    await rm(home, { recursive: true });
  }
}

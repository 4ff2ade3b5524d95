import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * An environment in which no AWS credentials of the developer can be found, for anything that a test starts:
 * an empty home, empty AWS files that tests may fill, no AWS_* variables, no instance metadata.
 *
 * @param home folder to use as the home directory; created
 */
export async function isolatedEnvironment(home: string, env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const aws = path.join(home, '.aws');
  await mkdir(aws, { recursive: true });
  const config = path.join(aws, 'config');
  const credentials = path.join(aws, 'credentials');
  await Promise.all([writeFile(config, ''), writeFile(credentials, '')]);
  const kept = Object.entries(env).filter(
    ([name]) => !/^(AWS_|npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

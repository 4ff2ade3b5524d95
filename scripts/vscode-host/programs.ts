import { existsSync } from 'node:fs';
import path from 'node:path';

/** What a search for programs looks at; a parameter so that it can be tested without the machine it runs on. */
export interface Machine {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  exists: (file: string) => boolean;
}

export const thisMachine: Machine = { env: process.env, platform: process.platform, exists: existsSync };

/** The path of the first of `names` that is in a folder of PATH; an earlier name wins over an earlier folder. */
export function findOnPath(names: readonly string[], machine: Machine): string | undefined {
  const folders = (machine.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = machine.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return names
    .flatMap((name) => endings.map((ending) => `${name}${ending}`))
    .flatMap((file) => folders.map((folder) => path.join(folder, file)))
    .find((file) => machine.exists(file));
}

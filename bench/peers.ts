// The other language servers for the same documents. They are installed into the cache for a bench, and are no part of
// this project.

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { cacheRoot, installOnce } from '../scripts/vscode-host/cache.ts';
import type { ServerStart } from './language-client.ts';

export interface Peer extends ServerStart {
  readonly name: string;
}

const aws = { name: 'aws-ssm-document-language-service', version: '1.0.0' };
const yaml = { name: 'yaml-language-server', version: '1.23.0' };

/** Both peers, installed; a line why not when the registry cannot be reached or the installation fails. */
export async function findPeers(): Promise<readonly Peer[] | string> {
  try {
    const awsFolder = await install(aws);
    const yamlFolder = await install(yaml);
    const schema = pathToFileURL(path.join(awsFolder, 'dist/schema.json')).href;
    return [
      {
        name: aws.name,
        script: path.join(awsFolder, 'dist/server.js'),
        initializationOptions: { provideFormatter: false },
      },
      {
        name: `${yaml.name} with AWS's schema`,
        script: path.join(yamlFolder, 'out/server/src/server.js'),
        configuration: {
          yaml: { validate: true, hover: true, completion: true, schemas: { [schema]: '*' } },
        },
        languageIds: { 'ssm-yaml': 'yaml', 'ssm-json': 'json' },
      },
    ];
  } catch (error) {
    return `the peers cannot be measured: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
}

/** The folder of an installed package. */
async function install({ name, version }: { name: string; version: string }): Promise<string> {
  const folder = path.join(cacheRoot(), 'bench', `${name}-${version}`);
  await installOnce(folder, async (staging) => {
    await writeFile(path.join(staging, 'package.json'), '{ "private": true }');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    await promisify(execFile)('npm', ['install', ...flags, `${name}@${version}`], { cwd: staging });
  });
  return path.join(folder, 'node_modules', name);
}

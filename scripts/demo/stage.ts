import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startPlayground } from '../../playground/server.ts';
import { quietSettings, type Settings } from '../vscode-host/settings.ts';
import { placeOpener } from './extensions.ts';

/** All that a demonstration needs except the VS Code that shows it. */
export interface Stage {
  /** A copy of the sample workspace. */
  readonly workspace: string;
  /** A folder for VS Code's data. */
  readonly dataDir: string;
  /** The extensions folder, which already holds the opener. */
  readonly extensionsDir: string;
  /** The package of the extension, to be installed. */
  readonly vsix: string;
  /** Settings that connect the extension to the playground and keep everything else quiet. */
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  /** Stops the playground and removes the folders. */
  close(): Promise<void>;
}

/** Sets the stage in a temporary folder. `root` is the project's folder, with the package in `dist/`. */
export async function setStage(root: string): Promise<Stage> {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'ssm-demo-'));
  const playground = await startPlayground({ port: 0 });
  const workspace = path.join(temporary, 'sample-workspace');
  const dataDir = path.join(temporary, 'vscode');
  const extensionsDir = path.join(dataDir, 'extensions');
  await cp(path.join(root, 'playground/sample-workspace'), workspace, { recursive: true });
  await placeOpener(root, extensionsDir);
  return {
    workspace,
    dataDir,
    extensionsDir,
    vsix: path.join(root, 'dist/systems-manager-workbench.vsix'),
    settings: { ...quietSettings, 'ssm.playground.endpoint': playground.url },
    env: visitorEnvironment(process.env),
    async close() {
      await playground.close();
      await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The user's own environment without what npm and a surrounding VS Code add to it. */
export function visitorEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(npm_|VSCODE_|ELECTRON_|INIT_CWD$|NODE_OPTIONS$)/i.test(name)),
  );
}

import path from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { run, startChild, type Child } from '../vscode-host/child-process.ts';
import { findOnPath, thisMachine, type Machine } from '../vscode-host/programs.ts';
import { writeSettings } from '../vscode-host/settings.ts';
import type { Stage } from './stage.ts';

/**
 * The command-line program of the desktop VS Code: of `$VSCODE_EXECUTABLE`, or `code` on PATH.
 *
 * @throws one line that says what to do when there is none
 */
export function findDesktop(machine: Machine = thisMachine): string {
  const executable = machine.env['VSCODE_EXECUTABLE'];
  if (executable !== undefined && executable !== '') {
    if (machine.exists(executable)) return resolveCliPathFromVSCodeExecutablePath(executable);
    throw new Error(`VSCODE_EXECUTABLE is set to ${executable}, but there is no such file.`);
  }
  const found = findOnPath(['code', 'code-insiders', 'codium'], machine);
  if (found !== undefined) return found;
  throw new Error(
    'No desktop VS Code found: put "code" on PATH (in VS Code: Shell Command: Install \'code\' command in PATH) ' +
      'or set VSCODE_EXECUTABLE to the path of its program.',
  );
}

/** Installs the extension into a profile of its own and opens a window. The child ends when the window is closed. */
export async function openDesktop(code: string, stage: Stage): Promise<Child> {
  await writeSettings(stage.dataDir, stage.settings);
  const shell = process.platform === 'win32';
  const folders = desktopFolders(stage);
  await run(code, [...folders, '--install-extension', stage.vsix], {
    env: stage.env,
    timeout: 120_000,
    shell,
  });
  const args = [...folders, '--new-window', '--wait', '--disable-workspace-trust', stage.workspace];
  return startChild(code, args, { env: stage.env, stdio: 'ignore', shell });
}

/** Everything in the stage, nothing of the user's own VS Code. Root needs to be told that it may. */
export function desktopFolders(
  stage: Pick<Stage, 'dataDir' | 'extensionsDir'>,
  isRoot = process.getuid?.() === 0,
): string[] {
  return [
    `--user-data-dir=${path.resolve(stage.dataDir)}`,
    `--extensions-dir=${path.resolve(stage.extensionsDir)}`,
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

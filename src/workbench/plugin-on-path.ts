import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { pluginName, pluginWrapper } from '../terminal/plugin-wrapper.ts';

const section = 'ssm.session';
const setting = 'pluginInTerminals';

/**
 * Puts our plugin program on the PATH of VS Code's terminals while the setting asks for it, so that
 * `aws ssm start-session` works there. Not on Windows, where the AWS CLI starts only programs and no scripts.
 */
export function offerPlugin(
  context: Pick<
    vscode.ExtensionContext,
    'environmentVariableCollection' | 'extensionPath' | 'globalStorageUri'
  >,
  onError: (error: unknown) => void,
): vscode.Disposable {
  const { environmentVariableCollection: variables, extensionPath, globalStorageUri } = context;
  const folder = path.join(globalStorageUri.fsPath, 'bin');
  const apply = async (): Promise<void> => {
    variables.clear();
    const wanted = vscode.workspace.getConfiguration(section).get<boolean>(setting, false);
    if (!wanted || process.platform === 'win32') return;
    await writeWrapper(folder, path.join(extensionPath, 'dist', `${pluginName}.js`));
    // The wrapper names this version of the extension, so the next window decides anew.
    variables.persistent = false;
    variables.description = 'Puts the session-manager-plugin of Systems Manager Workbench on the PATH.';
    variables.prepend('PATH', `${folder}${path.delimiter}`, {
      applyAtProcessCreation: true,
      // Profiles of shells put their own folders first.
      applyAtShellIntegration: true,
    });
  };
  const applyNow = (): void => void apply().catch(onError);
  applyNow();
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${section}.${setting}`)) applyNow();
  });
}

async function writeWrapper(folder: string, script: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, pluginName);
  await writeFile(file, pluginWrapper({ execPath: process.execPath, script }));
  await chmod(file, 0o755);
}

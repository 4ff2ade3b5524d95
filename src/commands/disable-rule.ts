import * as vscode from 'vscode';

const section = 'ssm.validation';

/**
 * Switches a rule off in the settings of the workspace, or in the user's when no folder is open. It is the client that
 * writes settings, never the language server.
 */
export async function disableRule(code: unknown): Promise<void> {
  if (typeof code !== 'string') return;
  const inWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const configuration = vscode.workspace.getConfiguration(section);
  const written = configuration.inspect<Record<string, string>>('rules');
  const before = inWorkspace ? written?.workspaceValue : written?.globalValue;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update('rules', { ...before, [code]: 'off' }, target);
  const place = inWorkspace ? 'this workspace' : 'your user settings, because no folder is open';
  const open = 'Open Settings';
  void vscode.window
    .showInformationMessage(`${code} is off in ${place}.`, open)
    .then((chosen) => chosen === open && openSettings(inWorkspace));
}

function openSettings(inWorkspace: boolean): Thenable<unknown> {
  const command = inWorkspace ? 'openWorkspaceSettingsFile' : 'openSettingsJson';
  return vscode.commands.executeCommand(`workbench.action.${command}`, {
    revealSetting: { key: `${section}.rules` },
  });
}

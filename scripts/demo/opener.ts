// A tiny extension that the demo puts beside the real one: it shows the first visitor where to look. What a window
// opens at its start is remembered by the browser, so there is no file that could be prepared for it.
import * as vscode from 'vscode';

const shown = 'shown';

export async function activate({ workspaceState }: vscode.ExtensionContext): Promise<void> {
  // Only once: a reload of the page keeps what the visitor has opened since.
  if (workspaceState.get(shown) === true) return;
  await workspaceState.update(shown, true);
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return;
  await vscode.commands.executeCommand('workbench.view.extension.ssm');
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, 'restart-service.ssm.yaml'));
}

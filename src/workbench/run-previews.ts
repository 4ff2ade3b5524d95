import * as vscode from 'vscode';

/** Documents with the values of a run filled in. They are no documents of the account, so nothing is offered on them. */
export const previewScheme = 'ssm-run-preview';

/** What would run, as read-only text. */
export class RunPreviews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #disposables: readonly { dispose(): unknown }[];
  #count = 0;

  constructor() {
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(previewScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.#texts.delete(uri.toString())),
    ];
  }

  async show(name: string, text: string, format: 'YAML' | 'JSON'): Promise<void> {
    const file = `${name.replaceAll('/', '-')} with values.${format.toLowerCase()}`;
    const uri = vscode.Uri.from({ scheme: previewScheme, path: `/${++this.#count}/${file}` });
    this.#texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }
}

import * as vscode from 'vscode';

const scheme = 'ssm-diagnosis';

/** Diagnoses of nodes as read-only Markdown, shown as a preview. */
export class DiagnosisDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changes.event;
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  readonly #listener = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.scheme === scheme) this.#texts.delete(uri.toString());
  });

  /** Shows a diagnosis. Another one of the same node on the same connection takes its place. */
  async show(name: string, key: string, markdown: string): Promise<void> {
    const uri = vscode.Uri.from({
      scheme,
      path: `/${name.replaceAll(/[/\\]/g, '-')}: connection.md`,
      query: new URLSearchParams({ key }).toString(),
    });
    this.#texts.set(uri.toString(), markdown);
    this.#changes.fire(uri);
    await vscode.workspace.openTextDocument(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? 'Run "Why Is It Not Connected?" again.\n';
  }

  dispose(): void {
    this.#listener.dispose();
    this.#registration.dispose();
    this.#changes.dispose();
  }
}

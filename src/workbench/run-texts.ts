import * as vscode from 'vscode';
import { LooseFiles } from './loose-files.ts';

const scheme = 'ssm-run-text';

/** A text of a run form that is open in an editor, with the language's highlighting. */
interface OpenText {
  bytes: Uint8Array;
  mtime: number;
  readonly onText: (text: string) => void;
}

/** How files of VS Code's languages end. */
const endings: Readonly<Record<string, string>> = {
  shellscript: 'sh',
  powershell: 'ps1',
  json: 'json',
  plaintext: 'txt',
};

/**
 * Texts of run forms as files in memory, so that they can be edited in an editor. What is typed there goes to the form
 * at once; saving has nothing more to do.
 */
export class RunTexts extends LooseFiles implements vscode.Disposable {
  readonly #texts = new Map<string, OpenText>();
  readonly #disposables: readonly { dispose(): unknown }[];
  #count = 0;

  constructor() {
    super();
    this.#disposables = [
      this.changes,
      vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#texts.get(document.uri.toString())?.onText(document.getText());
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.#texts.delete(uri.toString())),
    ];
  }

  /** Opens a text beside the form; `onText` hears of every change. */
  async edit(
    { name, text, language }: { readonly name: string; readonly text: string; readonly language: string },
    onText: (text: string) => void,
  ): Promise<void> {
    const ending = endings[language] ?? 'txt';
    const uri = vscode.Uri.from({ scheme, path: `/${++this.#count}/${name.replaceAll('/', '-')}.${ending}` });
    const bytes = new TextEncoder().encode(text);
    this.#texts.set(uri.toString(), { bytes, mtime: Date.now(), onText });
    const opened = await vscode.workspace.openTextDocument(uri);
    const document = await vscode.languages.setTextDocumentLanguage(opened, language);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.#find(uri).bytes;
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, mtime } = this.#find(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const text = this.#find(uri);
    text.bytes = bytes;
    text.mtime = Date.now();
    text.onText(new TextDecoder().decode(bytes));
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    throw vscode.FileSystemError.FileNotADirectory(uri);
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  /** A text of a form of an earlier window is not there any more. */
  #find(uri: vscode.Uri): OpenText {
    const text = this.#texts.get(uri.toString());
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }
}

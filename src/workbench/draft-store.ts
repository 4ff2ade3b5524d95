import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

/** Texts of editors that were saved but are not in the account yet, as files on this computer. Never for secrets. */
export class DraftStore {
  readonly #folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  /** Undefined if there is none. */
  async read(uri: vscode.Uri): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(this.#fileOf(uri));
    } catch {
      return undefined;
    }
  }

  async write(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    await vscode.workspace.fs.createDirectory(this.#folder);
    await vscode.workspace.fs.writeFile(this.#fileOf(uri), bytes);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.#fileOf(uri));
    } catch {
      // There was none.
    }
  }

  #fileOf(uri: vscode.Uri): vscode.Uri {
    const key = createHash('sha256').update(uri.toString()).digest('hex');
    return vscode.Uri.joinPath(this.#folder, key);
  }
}

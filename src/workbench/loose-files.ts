import * as vscode from 'vscode';

/**
 * What our file systems have in common: each of their files is opened by its address and stands in no folder, so that
 * there is nothing to make, to move or to delete.
 */
export abstract class LooseFiles implements vscode.FileSystemProvider {
  protected readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  abstract stat(uri: vscode.Uri): vscode.FileStat | Thenable<vscode.FileStat>;

  abstract readFile(uri: vscode.Uri): Uint8Array | Thenable<Uint8Array>;

  abstract writeFile(uri: vscode.Uri, bytes: Uint8Array): void | Thenable<void>;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  abstract readDirectory(uri: vscode.Uri): [string, vscode.FileType][];

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  /** Editors that show the file read it again. */
  protected tellChanged(uri: vscode.Uri): void {
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }
}

// What VS Code's API has as plain values: addresses, places, texts and what is handed to it. No window is needed.

import path from 'node:path';

export class Disposable {
  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
  readonly dispose: () => void;
  constructor(dispose: () => unknown) {
    this.dispose = () => void dispose();
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => unknown>();
  readonly event = (listener: (value: T) => unknown): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

interface UriParts {
  readonly scheme: string;
  readonly authority?: string;
  readonly path?: string;
  readonly query?: string;
  readonly fragment?: string;
}

export class Uri {
  static file(path: string): Uri {
    return new Uri({ scheme: 'file', path });
  }
  static from(parts: UriParts): Uri {
    return new Uri(parts);
  }
  static parse(text: string): Uri {
    const [, scheme = 'file', authority = '', path = '', query = '', fragment = ''] =
      /^([\w+.-]+):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text) ?? [];
    const [clearPath, clearQuery] = [path, query].map(decodeURIComponent);
    return new Uri({ scheme, authority, path: clearPath ?? '', query: clearQuery ?? '', fragment });
  }
  static joinPath(base: Uri, ...names: readonly string[]): Uri {
    return base.with({ path: path.posix.join(base.path, ...names) });
  }
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  constructor({ scheme, authority = '', path = '', query = '', fragment = '' }: UriParts) {
    [this.scheme, this.authority, this.path] = [scheme, authority, path];
    [this.query, this.fragment] = [query, fragment];
  }
  get fsPath(): string {
    return this.path;
  }
  with(parts: Partial<UriParts>): Uri {
    const { scheme, authority, path, query, fragment } = this;
    return new Uri({ scheme, authority, path, query, fragment, ...parts });
  }
  toString(): string {
    const path = this.path.split('/').map(encodeURIComponent).join('/');
    const query = this.query === '' ? '' : `?${encodeURIComponent(this.query)}`;
    const authority = this.authority === '' && this.scheme !== 'file' ? '' : `//${this.authority}`;
    return `${this.scheme}:${authority}${path}${query}${this.fragment === '' ? '' : `#${this.fragment}`}`;
  }
}

export class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    [this.line, this.character] = [line, character];
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: Position, end: Position) {
    [this.start, this.end] = [start, end];
  }
}

export class Selection extends Range {
  readonly active: Position;
  constructor(anchor: Position, active: Position) {
    super(anchor, active);
    this.active = active;
  }
}

export class WorkspaceEdit {
  readonly edits: { readonly uri: Uri; readonly range: Range; readonly text: string }[] = [];
  replace(uri: Uri, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}

/** A class whose objects are what it is made with, in the order of its fields. */
function record(...fields: readonly string[]): new (...values: readonly unknown[]) => object {
  function Record(this: object, ...values: readonly unknown[]): void {
    fields.forEach((field, index) => Object.assign(this, { [field]: values[index] }));
  }
  return Record as unknown as new (...values: readonly unknown[]) => object;
}

export const ThemeIcon = record('id', 'color');
export const ThemeColor = record('id');
export const TreeItem = record('label', 'collapsibleState');
export const MarkdownString = record('value');
export const Diagnostic = record('range', 'message', 'severity');
export const Location = record('uri', 'range');
export const Hover = record('contents', 'range');
export const CodeLens = record('range', 'command');
export const CompletionItem = record('label', 'kind');
export const DocumentLink = record('range', 'target');
export const SnippetString = record('value');
export const TabInputText = record('uri');
export const TabInputTextDiff = record('original', 'modified');
export const TabInputTerminal = record();
export const TerminalProfile = record('options');

export class FileSystemError extends Error {
  static FileNotFound = (uri: Uri): FileSystemError => new FileSystemError(`FileNotFound ${uri.toString()}`);
  static FileNotADirectory = (uri: Uri): FileSystemError =>
    new FileSystemError(`FileNotADirectory ${uri.toString()}`);
  static NoPermissions = (reason: Uri | string): FileSystemError =>
    new FileSystemError(`NoPermissions ${reason.toString()}`);
  static Unavailable = (reason: Uri | string): FileSystemError => new FileSystemError(reason.toString());
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const QuickPickItemKind = { Default: 0, Separator: -1 };
export const QuickInputButtons = { Back: { tooltip: 'Back' } };
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 };
export const ViewColumn = { Active: -1, Beside: -2, One: 1 };
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 };
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const TextDocumentSaveReason = { Manual: 1, AfterDelay: 2, FocusOut: 3 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const FileType = { Unknown: 0, File: 1, Directory: 2 };
export const FilePermission = { Readonly: 1 };
export const FileChangeType = { Changed: 1, Created: 2, Deleted: 3 };
export const TerminalExitReason = { Unknown: 0, Shutdown: 1, Process: 2 };
export const CompletionItemKind = { Value: 11, Property: 9 };

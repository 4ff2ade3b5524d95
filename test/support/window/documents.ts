import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  EventEmitter,
  FileSystemError,
  Position,
  type Range,
  TextDocumentSaveReason,
  type Uri,
} from './values.ts';

interface FileProvider {
  readonly onDidChangeFile?: (listener: (changes: readonly { readonly uri: Uri }[]) => void) => unknown;
  readFile(uri: Uri): Uint8Array | Promise<Uint8Array>;
  writeFile(uri: Uri, bytes: Uint8Array, options: object): void | Promise<void>;
}

interface TextProvider {
  readonly onDidChange?: (listener: (uri: Uri) => void) => unknown;
  provideTextDocumentContent(uri: Uri, token: object): string | Promise<string>;
}

const noToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** The texts of a window: those on disk, those that the extension gives for its schemes, and those without a file. */
export class Documents {
  readonly #files = new Map<string, FileProvider>();
  readonly #texts = new Map<string, TextProvider>();
  readonly #track: (work: Promise<unknown>) => void;
  readonly open: TextDocument[] = [];
  readonly opened = new EventEmitter<TextDocument>();
  readonly changed = new EventEmitter<object>();
  readonly closed = new EventEmitter<TextDocument>();
  readonly willSave = new EventEmitter<object>();
  readonly saved = new EventEmitter<TextDocument>();
  #untitled = 0;

  /** @param track is told of work that nobody waits for */
  constructor(track: (work: Promise<unknown>) => void) {
    this.#track = track;
  }

  registerFiles(scheme: string, provider: FileProvider): void {
    this.#files.set(scheme, provider);
    provider.onDidChangeFile?.((changes) => changes.forEach(({ uri }) => this.#reload(uri, scheme)));
  }

  registerTexts(scheme: string, provider: TextProvider): void {
    this.#texts.set(scheme, provider);
    provider.onDidChange?.((uri) => this.#reload(uri, scheme));
  }

  async read(uri: Uri): Promise<string> {
    const text = this.#texts.get(uri.scheme);
    if (text !== undefined) return text.provideTextDocumentContent(uri, noToken);
    return new TextDecoder().decode(await this.readFile(uri));
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const provider = this.#files.get(uri.scheme);
    if (provider !== undefined) return provider.readFile(uri);
    return readFile(uri.path).catch(() => Promise.reject(FileSystemError.FileNotFound(uri)));
  }

  async writeFile(uri: Uri, bytes: Uint8Array): Promise<void> {
    const provider = this.#files.get(uri.scheme);
    if (provider !== undefined) {
      await provider.writeFile(uri, bytes, { create: true, overwrite: true });
      return;
    }
    await mkdir(path.dirname(uri.path), { recursive: true });
    await writeFile(uri.path, bytes);
  }

  readonly fileSystem = {
    readFile: (uri: Uri) => this.#tracked(this.readFile(uri)),
    writeFile: (uri: Uri, bytes: Uint8Array) => this.#tracked(this.writeFile(uri, bytes)),
    delete: (uri: Uri) => this.#tracked(rm(uri.path)),
    stat: (uri: Uri) => this.#tracked(stat(uri.path)),
    createDirectory: (uri: Uri) => this.#tracked(mkdir(uri.path, { recursive: true })),
  };

  find(uri: Uri): TextDocument | undefined {
    return this.open.find((document) => document.uri.toString() === uri.toString());
  }

  /** Opens a document as VS Code does: one that is open already is not read again. */
  async openDocument(uri: Uri): Promise<TextDocument> {
    return this.find(uri) ?? this.#add(new TextDocument(this, uri, await this.read(uri)));
  }

  openText(uri: (number: number) => Uri, content: string, languageId: string): TextDocument {
    return this.#add(new TextDocument(this, uri(++this.#untitled), content, languageId));
  }

  closeAll(): void {
    for (const document of this.open.splice(0)) this.closed.fire(document);
  }

  #tracked<T>(work: Promise<T>): Promise<T> {
    this.#track(work.then(undefined, () => undefined));
    return work;
  }

  #add(document: TextDocument): TextDocument {
    // It may have been read twice at once.
    const before = this.find(document.uri);
    if (before !== undefined) return before;
    this.open.push(document);
    this.opened.fire(document);
    return document;
  }

  #reload(uri: Uri, scheme: string): void {
    const document = this.find(uri);
    if (document === undefined || document.isDirty || uri.scheme !== scheme) return;
    this.#track(this.read(uri).then((text) => document.replaceAll(text)));
  }
}

/** A text in an editor, with as much of VS Code's as the extension asks for. */
export class TextDocument {
  readonly uri: Uri;
  readonly languageId: string;
  isDirty = false;
  isClosed = false;
  version = 1;
  readonly #documents: Documents;
  #text: string;

  constructor(documents: Documents, uri: Uri, text: string, languageId = 'plaintext') {
    this.#documents = documents;
    this.uri = uri;
    this.languageId = languageId;
    this.#text = text;
  }

  get lineCount(): number {
    return this.#text.split('\n').length;
  }

  getText(range?: Range): string {
    if (range === undefined) return this.#text;
    return this.#text.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  positionAt(offset: number): Position {
    const before = this.#text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before.at(-1)?.length ?? 0);
  }

  offsetAt({ line, character }: Position): number {
    const lines = this.#text.split('\n').slice(0, line);
    return Math.min(this.#text.length, lines.reduce((sum, text) => sum + text.length + 1, 0) + character);
  }

  /** As somebody types it. */
  edit(text: string): void {
    this.isDirty = true;
    this.#set(text);
  }

  /** As the file says it. */
  replaceAll(text: string): void {
    this.isDirty = false;
    if (text !== this.#text) this.#set(text);
  }

  async save(): Promise<boolean> {
    this.#documents.willSave.fire({ document: this, reason: TextDocumentSaveReason.Manual });
    await this.#documents.writeFile(this.uri, new TextEncoder().encode(this.#text));
    this.isDirty = false;
    this.#documents.saved.fire(this);
    return true;
  }

  #set(text: string): void {
    this.#text = text;
    this.version += 1;
    this.#documents.changed.fire({ document: this, contentChanges: [{ text }] });
  }
}

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection, WorkspaceSymbol } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { detectLanguage } from '../features/detect-language.ts';
import { OpenDocument } from './open-document.ts';
import { listSymbols } from './symbol-list.ts';

/** Folders that hold what others wrote, or what was built. */
const skipped = new Set([
  'node_modules',
  'dist',
  'out',
  'build',
  'target',
  'vendor',
  'venv',
  '__pycache__',
  'cdk.out',
]);
/** Bounds, so that a workspace of any size costs a moment at most. */
const bounds = { depth: 12, entries: 20_000, files: 1000, bytes: 256 * 1024 };
/** Milliseconds for which a listing is used again: one request follows each letter of a search. */
const FRESH = 2000;

/** Of the parameters of `initialize`. Older clients give one folder only. */
interface FolderParams {
  readonly workspaceFolders?: readonly { readonly uri: string }[] | null;
  readonly rootUri?: string | null;
}

/** An SSM document of the workspace; only what others look for in it is kept. */
export interface WorkspaceDocument {
  readonly uri: string;
  readonly symbols: readonly WorkspaceSymbol[];
}

interface Entry {
  readonly modified: number;
  /** Undefined: the file is no SSM document. */
  readonly document: WorkspaceDocument | undefined;
}

/** The SSM documents among the files of the workspace. They are read when somebody asks, and again when they change. */
export class WorkspaceFiles {
  #folders: readonly string[] = [];
  readonly #entries = new Map<string, Entry>();
  #listing: { readonly at: number; readonly files: readonly string[] } | undefined;

  /** Takes over the folders that the client has open. */
  open({ workspaceFolders, rootUri }: FolderParams): void {
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : []);
    this.#setFolders(uris);
  }

  /** Follows the folders that are opened and closed later. */
  follow(connection: Connection): void {
    connection.workspace.onDidChangeWorkspaceFolders(() => {
      void connection.workspace
        .getWorkspaceFolders()
        .then((folders) => this.#setFolders((folders ?? []).map(({ uri }) => uri)))
        .catch(() => undefined);
    });
  }

  /** Folders that are no files on this machine are left out. */
  #setFolders(uris: readonly string[]): void {
    this.#folders = uris.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
    this.#listing = undefined;
  }

  /**
   * Every SSM document, one at a time; ends early when `isCancelled`. Files in which nothing says that they are one
   * are read once. What cannot be read is left out.
   */
  async *documents(isCancelled: () => boolean): AsyncGenerator<WorkspaceDocument> {
    for (const file of await this.#list(isCancelled)) {
      if (isCancelled()) return;
      const document = await this.#read(file);
      if (document !== undefined) yield document;
    }
  }

  async #list(isCancelled: () => boolean): Promise<readonly string[]> {
    const known = this.#listing;
    if (known !== undefined && performance.now() - known.at < FRESH) return known.files;
    const files: string[] = [];
    let seen = 0;
    // Breadth first: what lies near the root counts more than what is buried.
    const waiting = this.#folders.map((folder) => ({ folder, depth: 0 }));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { folder, depth } = next;
      if (isCancelled()) return files;
      for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
        seen += 1;
        if (seen > bounds.entries || files.length >= bounds.files) break;
        const full = path.join(folder, entry.name);
        if (entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name)) files.push(full);
        const isOpen = entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name);
        if (isOpen && depth < bounds.depth) waiting.push({ folder: full, depth: depth + 1 });
      }
    }
    this.#listing = { at: performance.now(), files };
    return files;
  }

  async #read(file: string): Promise<WorkspaceDocument | undefined> {
    const { mtimeMs: modified, size } = await stat(file).catch(() => ({ mtimeMs: 0, size: Infinity }));
    if (size > bounds.bytes) return undefined;
    const known = this.#entries.get(file);
    if (known?.modified === modified) return known.document;
    const text = await readFile(file, 'utf8').catch(() => '');
    const languageId = detectLanguage({ text, languageId: file.endsWith('.json') ? 'json' : 'yaml' });
    const uri = pathToFileURL(file).href;
    const parsed =
      languageId === null ? undefined : new OpenDocument(TextDocument.create(uri, languageId, 0, text));
    const document = parsed && { uri, symbols: listSymbols(parsed) };
    this.#entries.set(file, { modified, document });
    return document;
  }
}

import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { readParameterPath, type ParameterPath } from '../aws/parameter-path.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey, type Connection } from '../connection/connection.ts';
import {
  parsePathAddress,
  pathScheme,
  toPathUriParts,
  type PathAddress,
} from '../parameters/path-address.ts';
import { entriesOf, planChanges, type PathPlan } from '../parameters/path-plan.ts';
import {
  askedSecret,
  keptSecret,
  parsePath,
  writePath,
  type PathEntry,
  type PathFormat,
} from '../parameters/path-text.ts';
import { DraftStore } from './draft-store.ts';
import { LooseFiles } from './loose-files.ts';

/** A text that an editor shows, and what it was made from. */
interface KnownPath {
  readonly bytes: Uint8Array;
  readonly mtime: number;
  readonly base: ParameterPath;
}

/**
 * Parameter paths as files of the scheme `ssm-parameters`. Saving keeps a draft on this computer and changes nothing in
 * the account; applying it is a step of its own. Neither the text nor the draft ever holds a secret.
 */
export class ParameterPathFiles extends LooseFiles implements vscode.Disposable {
  readonly #clients: WindowClients;
  readonly #drafts: DraftStore;
  readonly #known = new Map<string, KnownPath>();
  /** Values of secrets that were imported and are not in the account yet, by file and name. In memory only. */
  readonly #secrets = new Map<string, ReadonlyMap<string, string>>();
  readonly #disposables: readonly { dispose(): unknown }[];

  constructor(clients: WindowClients, draftFolder: vscode.Uri) {
    super();
    this.#clients = clients;
    this.#drafts = new DraftStore(draftFolder);
    this.#disposables = [
      this.changes,
      vscode.workspace.registerFileSystemProvider(pathScheme, this, { isCaseSensitive: true }),
      // A path that is opened anew is read anew, unless there is a draft of it.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
    ];
  }

  uriOf(path: string, format: PathFormat, connection: Connection): vscode.Uri {
    return toUri({ path, format, connection: connectionKey(connection) });
  }

  /** True if the file has changes that were not applied yet: in an editor, or in a draft. */
  async hasChanges(uri: vscode.Uri): Promise<boolean> {
    const key = uri.toString();
    const isDirty = vscode.workspace.textDocuments.some((one) => one.isDirty && one.uri.toString() === key);
    return isDirty || (await this.#readDraft(uri)) !== undefined;
  }

  /** Takes over what has been read for a file without changes; an editor that shows it is drawn anew. */
  remember(uri: vscode.Uri, base: ParameterPath): void {
    this.#know(uri, base);
    this.tellChanged(uri);
  }

  /** What the file was made from. */
  async base(uri: vscode.Uri): Promise<ParameterPath> {
    return (await this.#read(uri)).base;
  }

  /** The text of the file for other entries. */
  textOf(uri: vscode.Uri, entries: readonly PathEntry[]): string {
    return textOf(uri, entries);
  }

  /** What a text changes, and what is wrong with it. */
  async plan(uri: vscode.Uri, text: string): Promise<PathPlan> {
    const { base } = await this.#read(uri);
    return planChanges(base, parsePath(text, addressOf(uri).format));
  }

  /** The same path as it was when the text was made, read-only, for a comparison. */
  async baseOf(uri: vscode.Uri): Promise<vscode.Uri> {
    const { base } = await this.#read(uri);
    const before = toUri({ ...addressOf(uri), isBase: true });
    this.#know(before, base);
    this.tellChanged(before);
    return before;
  }

  /** The clients of the connection that a path was opened from. @throws if it is closed */
  clientsOf(uri: vscode.Uri): Clients {
    const clients = this.#clients.find(addressOf(uri).connection);
    if (clients !== undefined) return clients;
    throw new Error('The connection that this path was opened from is closed. Open it, and the path again.');
  }

  pendingSecrets(uri: vscode.Uri): ReadonlyMap<string, string> {
    return this.#secrets.get(uri.toString()) ?? new Map();
  }

  keepSecrets(uri: vscode.Uri, secrets: ReadonlyMap<string, string>): void {
    this.#secrets.set(uri.toString(), secrets);
  }

  /** Shows the path as it is now in the account; the draft is gone. */
  async settle(uri: vscode.Uri): Promise<void> {
    const { path } = addressOf(uri);
    this.#know(uri, await readParameterPath(this.clientsOf(uri), path));
    this.#secrets.delete(uri.toString());
    await this.#drafts.delete(uri);
    this.tellChanged(uri);
  }

  /**
   * The text stays, and is measured against the account as it is now: all of it, or the parameters whose changes were
   * made.
   */
  async rebase(uri: vscode.Uri, applied?: ReadonlySet<string>): Promise<void> {
    const known = await this.#read(uri);
    const { path } = addressOf(uri);
    const now = await readParameterPath(this.clientsOf(uri), path);
    const isApplied = ({ name }: { readonly name: string }): boolean => applied?.has(name) ?? true;
    const parameters = [
      ...known.base.parameters.filter((one) => !isApplied(one)),
      ...now.parameters.filter(isApplied),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
    await this.#keep(uri, { ...known, base: { path, parameters } });
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.#read(uri);
    const stat = { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.byteLength };
    const { isBase, connection } = addressOf(uri);
    const isReadonly = isBase === true || this.#clients.find(connection)?.readOnly === true;
    return isReadonly ? { ...stat, permissions: vscode.FilePermission.Readonly } : stat;
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#read(uri)).bytes;
  }

  /**
   * Keeps the text as a draft, unless it holds what looks like a secret. Applying it is a step of its own, which asks.
   */
  async writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const { format, isBase } = addressOf(uri);
    if (isBase === true) throw vscode.FileSystemError.NoPermissions(uri);
    const { base } = await this.#read(uri);
    const { problems } = planChanges(base, parsePath(new TextDecoder().decode(bytes), format));
    const secret = problems.find(({ isSecret }) => isSecret === true);
    if (secret !== undefined) throw vscode.FileSystemError.NoPermissions(secret.message);
    await this.#keep(uri, { bytes, mtime: Date.now(), base });
    this.tellChanged(uri);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  #forget(uri: vscode.Uri): void {
    if (uri.scheme !== pathScheme) return;
    this.#known.delete(uri.toString());
    this.#secrets.delete(uri.toString());
  }

  async #read(uri: vscode.Uri): Promise<KnownPath> {
    const known = this.#known.get(uri.toString()) ?? (await this.#readDraft(uri));
    if (known !== undefined) {
      this.#known.set(uri.toString(), known);
      return known;
    }
    const { path } = addressOf(uri);
    try {
      return this.#know(uri, await readParameterPath(this.clientsOf(uri), path));
    } catch (error) {
      throw vscode.FileSystemError.Unavailable(error instanceof Error ? error.message : String(error));
    }
  }

  #know(uri: vscode.Uri, base: ParameterPath): KnownPath {
    const bytes = new TextEncoder().encode(textOf(uri, entriesOf(base)));
    const known = { bytes, mtime: Date.now(), base };
    this.#known.set(uri.toString(), known);
    return known;
  }

  async #keep(uri: vscode.Uri, known: KnownPath): Promise<void> {
    this.#known.set(uri.toString(), known);
    const draft = { base: known.base, text: new TextDecoder().decode(known.bytes) };
    await this.#drafts.write(uri, new TextEncoder().encode(JSON.stringify(draft)));
  }

  async #readDraft(uri: vscode.Uri): Promise<KnownPath | undefined> {
    if (addressOf(uri).isBase === true) return undefined;
    const stored = await this.#drafts.read(uri);
    if (stored === undefined) return undefined;
    try {
      const draft = JSON.parse(new TextDecoder().decode(stored)) as { base: ParameterPath; text: string };
      return { bytes: new TextEncoder().encode(draft.text), mtime: Date.now(), base: draft.base };
    } catch {
      // What another version has written is no draft of ours.
      return undefined;
    }
  }
}

const heading = [
  'Save this file to see what it changes in Parameter Store, and to apply that.',
  `${keptSecret} keeps a SecureString as it is; ${askedSecret} asks for a new one.`,
];

const textOf = (uri: vscode.Uri, entries: readonly PathEntry[]): string =>
  writePath(entries, addressOf(uri).format, heading);

const toUri = (address: PathAddress): vscode.Uri =>
  vscode.Uri.from({ scheme: pathScheme, ...toPathUriParts(address) });

function addressOf(uri: vscode.Uri): PathAddress {
  const address = parsePathAddress(uri.query);
  if (address === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  return address;
}

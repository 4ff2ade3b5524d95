import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { getParameterValue, isPlain } from '../aws/parameter-values.ts';
import type { ParameterSummary, ParameterType } from '../aws/parameters.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey } from '../connection/connection.ts';
import { DraftStore } from './draft-store.ts';
import { LooseFiles } from './loose-files.ts';

export const parameterDraftScheme = 'ssm-parameter-draft';

/** A value that is being written, with what it began as. */
interface DraftState {
  readonly text: string;
  /** The version that it began as; 0 for a parameter that is to be created; undefined where that is not known. */
  readonly base: number | undefined;
  /** The value of that version. */
  readonly original: string;
}

export interface ParameterValueDraft extends DraftState {
  readonly clients: Clients;
  readonly name: string;
  readonly type: ParameterType;
}

type DraftedParameter = Pick<ParameterSummary, 'name' | 'type'>;

interface DraftAddress {
  readonly name: string;
  readonly type: ParameterType;
  readonly connection: string;
}

/**
 * The values of parameters as files that can be edited. Saving keeps the text on this computer, with the version that it
 * began as; changing the parameter is a step of its own. That is why there is none for a SecureString: VS Code keeps what
 * an editor shows on disk, in its backups and in its local history.
 */
export class ParameterDrafts extends LooseFiles implements vscode.Disposable {
  readonly #clients: WindowClients;
  readonly #store: DraftStore;
  readonly #known = new Map<string, DraftState & { readonly mtime: number }>();
  readonly #disposables: readonly { dispose(): unknown }[];

  constructor(clients: WindowClients, folder: vscode.Uri) {
    super();
    this.#clients = clients;
    this.#store = new DraftStore(folder);
    this.#disposables = [
      this.changes,
      vscode.workspace.registerFileSystemProvider(parameterDraftScheme, this, { isCaseSensitive: true }),
      // A value that is opened anew is read anew.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())),
    ];
  }

  /**
   * Opens a value for editing: the draft of an earlier day if there is one, else `state`.
   * @param options.replace true: `state` is newer than a draft that is there
   * @throws for a SecureString
   */
  async open(
    clients: Clients,
    { name, type }: DraftedParameter,
    { replace = false, ...state }: DraftState & { readonly replace?: boolean },
  ): Promise<vscode.TextDocument> {
    if (type === undefined || !isPlain(type)) throw new Error(`${name} is a secret: no editor may hold it.`);
    const uri = uriOf(clients, { name, type });
    if (replace) {
      await this.#keep(uri, state);
    } else if (!(await this.#hasDraft(uri))) {
      this.#know(uri, state);
      // VS Code may still have the text of an editor that was closed, with a value that is none any more.
      this.tellChanged(uri);
    }
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    return document;
  }

  /** The draft of an editor as it is in view, saved or not; undefined for other documents. */
  async draftOf({ uri }: Pick<vscode.TextDocument, 'uri'>): Promise<ParameterValueDraft | undefined> {
    if (uri.scheme !== parameterDraftScheme) return undefined;
    const { name, type, connection } = parse(uri);
    const clients = this.#clients.find(connection);
    if (clients === undefined) throw new Error(closed);
    const document = await vscode.workspace.openTextDocument(uri);
    const { base, original } = await this.#read(uri);
    return { clients, name, type, base, original, text: document.getText() };
  }

  /** The text of a draft, if there is one, has become a version: its editor goes on from that. */
  async settle(
    clients: Clients,
    parameter: DraftedParameter,
    { version, value }: { readonly version: number | undefined; readonly value: string },
  ): Promise<void> {
    const uri = uriOf(clients, parameter);
    if (!this.#known.has(uri.toString()) && (await this.#store.read(uri)) === undefined) return;
    this.#know(uri, { text: value, base: version, original: value });
    await this.#store.delete(uri);
    this.tellChanged(uri);
  }

  /** Forgets a draft: its editor shows what the account has. */
  async discard(clients: Clients, parameter: DraftedParameter): Promise<void> {
    const uri = uriOf(clients, parameter);
    this.#known.delete(uri.toString());
    await this.#store.delete(uri);
    this.tellChanged(uri);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { text, mtime } = await this.#read(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: encode(text).byteLength };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return encode((await this.#read(uri)).text);
  }

  /** Keeps the text as a draft. Changing the parameter is a step of its own, which asks. */
  async writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(bytes);
    // What a window that was closed has left in its backup began as a version that is not known any more.
    const { base, original } = this.#known.get(uri.toString()) ??
      (await this.#readStored(uri)) ?? { base: undefined, original: '' };
    await this.#keep(uri, { text, base, original });
    this.tellChanged(uri);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  /** True if there is text that is not in the account: saved, or typed in an editor that is open. */
  async #hasDraft(uri: vscode.Uri): Promise<boolean> {
    const key = uri.toString();
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => document.isDirty && document.uri.toString() === key,
    );
    return isOpen || (await this.#readStored(uri)) !== undefined;
  }

  async #read(uri: vscode.Uri): Promise<DraftState & { readonly mtime: number }> {
    const known = this.#known.get(uri.toString());
    if (known !== undefined) return known;
    const stored = await this.#readStored(uri);
    return this.#know(uri, stored ?? (await this.#fetch(uri)));
  }

  /** After the window was opened again, an editor asks for a value that nobody has read yet. */
  async #fetch(uri: vscode.Uri): Promise<DraftState> {
    const { name, type, connection } = parse(uri);
    const clients = this.#clients.find(connection);
    if (clients === undefined) throw vscode.FileSystemError.Unavailable(closed);
    const read = await getParameterValue(clients, { name, type }).catch((error: unknown) => {
      throw vscode.FileSystemError.Unavailable(error instanceof Error ? error.message : String(error));
    });
    return { text: read.value, base: read.version, original: read.value };
  }

  #know(uri: vscode.Uri, state: DraftState): DraftState & { readonly mtime: number } {
    const known = { ...state, mtime: Date.now() };
    this.#known.set(uri.toString(), known);
    return known;
  }

  async #keep(uri: vscode.Uri, state: DraftState): Promise<void> {
    this.#know(uri, state);
    await this.#store.write(uri, encode(JSON.stringify(state)));
  }

  async #readStored(uri: vscode.Uri): Promise<DraftState | undefined> {
    const bytes = await this.#store.read(uri);
    if (bytes === undefined) return undefined;
    try {
      const { text, base, original } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<DraftState>;
      return typeof text === 'string' ? { text, base, original: original ?? '' } : undefined;
    } catch {
      // What another version has written is no draft of ours.
      return undefined;
    }
  }
}

const closed =
  'The connection that this parameter was opened from is closed. Open it, and the parameter in Parameter Store again.';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function uriOf({ connection }: Clients, { name, type = 'String' }: DraftedParameter): vscode.Uri {
  return vscode.Uri.from({
    scheme: parameterDraftScheme,
    path: name.startsWith('/') ? name : `/${name}`,
    query: new URLSearchParams({ name, type, connection: connectionKey(connection) }).toString(),
  });
}

function parse({ query }: vscode.Uri): DraftAddress {
  const fields = new URLSearchParams(query);
  return {
    name: fields.get('name') ?? '',
    type: fields.get('type') === 'StringList' ? 'StringList' : 'String',
    connection: fields.get('connection') ?? '',
  };
}

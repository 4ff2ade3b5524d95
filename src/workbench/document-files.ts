import * as vscode from 'vscode';
import { getDocument, type AttachmentSource, type DocumentContent } from '../aws/documents.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey, type Connection } from '../connection/connection.ts';
import { documentScheme, parseQuery, toUriParts, type DocumentAddress } from '../documents/address.ts';
import { DraftStore } from './draft-store.ts';
import { LooseFiles } from './loose-files.ts';

/** A text that an editor shows, with when it became so, in milliseconds. */
interface KnownText {
  readonly bytes: Uint8Array;
  readonly mtime: number;
}

/**
 * The documents of the accounts as files of the scheme `ssm-document`, with the full language support of the editor. A
 * version is read-only. A document that is being edited can be saved at any time: what is saved is a draft on this
 * computer, kept until it is published or thrown away, so that nothing is lost whatever AWS says to it.
 */
export class DocumentFiles extends LooseFiles implements vscode.Disposable {
  readonly #clients: WindowClients;
  readonly #drafts: DraftStore;
  readonly #known = new Map<string, KnownText>();
  readonly #attachments = new Map<string, ReadonlyMap<string, AttachmentSource | undefined>>();
  readonly #disposables: readonly { dispose(): unknown }[];

  constructor(clients: WindowClients, draftFolder: vscode.Uri) {
    super();
    this.#clients = clients;
    this.#drafts = new DraftStore(draftFolder);
    this.#disposables = [
      this.changes,
      vscode.workspace.registerFileSystemProvider(documentScheme, this, { isCaseSensitive: true }),
      // A document that is opened anew is read anew.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())),
    ];
  }

  /** The file of a version whose text is here already. */
  remember({ name, version, format, content }: DocumentContent, connection: Connection): vscode.Uri {
    const uri = toUri({ name, version, format, connection: connectionKey(connection) });
    this.#know(uri, content);
    return uri;
  }

  /** Opens a version beside the focus, for a look at it. */
  async show(document: DocumentContent, connection: Connection): Promise<void> {
    const opened = await vscode.workspace.openTextDocument(this.remember(document, connection));
    await vscode.window.showTextDocument(opened, { preview: true, preserveFocus: true });
  }

  /**
   * The file for editing a document. Without a draft of an earlier day it shows the text that is given here.
   * @param document without `version`: the document is to be created
   */
  async edit(
    { name, format, content }: Pick<DocumentContent, 'name' | 'format' | 'content'>,
    connection: Connection,
  ): Promise<vscode.Uri> {
    const uri = toUri({ name, format, connection: connectionKey(connection) });
    if (!this.#known.has(uri.toString()) && (await this.#drafts.read(uri)) === undefined) {
      this.#know(uri, content);
    }
    return uri;
  }

  /** The draft has become a version, or is to be forgotten: the editor shows `content` from now on. */
  async settle(uri: vscode.Uri, content: string): Promise<void> {
    this.#know(uri, content);
    this.#attachments.delete(uri.toString());
    await this.#drafts.delete(uri);
    this.tellChanged(uri);
  }

  /** Files to attach to a draft when it is published, or to take away (undefined), by name. */
  pendingAttachments(uri: vscode.Uri): ReadonlyMap<string, AttachmentSource | undefined> {
    return this.#attachments.get(uri.toString()) ?? new Map();
  }

  changeAttachment(uri: vscode.Uri, name: string, source: AttachmentSource | undefined): void {
    const changes = new Map(this.pendingAttachments(uri)).set(name, source);
    this.#attachments.set(uri.toString(), changes);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { bytes, mtime } = await this.#read(uri);
    const stat = { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.byteLength };
    return addressOf(uri).version === undefined
      ? stat
      : { ...stat, permissions: vscode.FilePermission.Readonly };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#read(uri)).bytes;
  }

  /** Keeps the text as a draft. Publishing is a step of its own, which asks. */
  async writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    if (addressOf(uri).version !== undefined) throw vscode.FileSystemError.NoPermissions(uri);
    await this.#drafts.write(uri, bytes);
    this.#known.set(uri.toString(), { bytes, mtime: Date.now() });
    this.tellChanged(uri);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  async #read(uri: vscode.Uri): Promise<KnownText> {
    const known = this.#known.get(uri.toString());
    if (known !== undefined) return known;
    const address = addressOf(uri);
    const draft = address.version === undefined ? await this.#drafts.read(uri) : undefined;
    return draft === undefined ? this.#fetch(uri, address) : this.#know(uri, draft);
  }

  /** After the window was opened again, an editor asks for a text that nobody has read yet. */
  async #fetch(uri: vscode.Uri, { name, version = '$LATEST', format, connection }: DocumentAddress) {
    const clients = this.#clients.find(connection);
    if (clients === undefined) {
      throw vscode.FileSystemError.Unavailable(
        'The connection that this document was opened from is closed. Open it, and the document again.',
      );
    }
    const { content } = await getDocument(clients, { name, version, format }).catch((error: unknown) => {
      throw vscode.FileSystemError.Unavailable(error instanceof Error ? error.message : String(error));
    });
    return this.#know(uri, content);
  }

  #know(uri: vscode.Uri, content: string | Uint8Array): KnownText {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const text = { bytes, mtime: Date.now() };
    this.#known.set(uri.toString(), text);
    return text;
  }
}

function toUri(address: DocumentAddress): vscode.Uri {
  return vscode.Uri.from({ scheme: documentScheme, ...toUriParts(address) });
}

function addressOf(uri: vscode.Uri): DocumentAddress {
  const address = parseQuery(uri.query);
  if (address === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  return address;
}

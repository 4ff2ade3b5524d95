import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { getParameterValue } from '../aws/parameter-values.ts';
import type { ParameterSummary } from '../aws/parameters.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey } from '../connection/connection.ts';
import type { RevealedValues } from '../parameters/revealed-values.ts';
import { secretScheme } from '../parameters/secret-scheme.ts';

const plainScheme = 'ssm-parameter';

/** A parameter as its document names it. */
interface Address {
  readonly name: string;
  readonly connection: string;
  readonly keyId: string | undefined;
  /** Undefined: the latest. */
  readonly version: number | undefined;
}

/** What of a parameter its document depends on. */
type Shown = Pick<ParameterSummary, 'name' | 'type' | 'keyId'>;

/**
 * The values of parameters as read-only documents. That of a SecureString is masked until it is revealed, and masked
 * again when its time is over or its document is closed; a window that is opened again shows the mask.
 */
export class ParameterDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #clients: WindowClients;
  readonly #revealed: RevealedValues;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: readonly { dispose(): void }[];
  readonly onDidChange = this.#changes.event;

  constructor(clients: WindowClients, revealed: RevealedValues) {
    this.#clients = clients;
    this.#revealed = revealed;
    this.#disposables = [
      this.#changes,
      vscode.workspace.registerTextDocumentContentProvider(plainScheme, this),
      vscode.workspace.registerTextDocumentContentProvider(secretScheme, this),
      revealed.onChange((key) => {
        void vscode.commands.executeCommand('setContext', 'ssm.revealedSecrets', revealed.keys);
        this.#changes.fire(vscode.Uri.parse(key));
      }),
      // VS Code keeps documents for minutes after their last editor was closed.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#hideClosed();
      }),
    ];
  }

  /** The document of a version of a parameter, or of the latest one. Nothing is read for it. */
  uriOf(clients: Clients, parameter: Shown, version?: number): vscode.Uri {
    return toUri(clients, parameter, version);
  }

  /** Opens the value, which is read anew with one call, or the mask of a SecureString. */
  async open(clients: Clients, parameter: Shown, version?: number): Promise<void> {
    const uri = toUri(clients, parameter, version);
    // VS Code keeps a text for minutes after its editor was closed, and asks for none that it has.
    if (uri.scheme === plainScheme && isKept(uri)) this.#changes.fire(uri);
    await this.#show(uri);
  }

  /** Shows what one version has changed against another; SecureStrings are masked on both sides. */
  async compare(
    clients: Clients,
    parameter: Shown,
    [before, after]: readonly [number, number],
  ): Promise<void> {
    const title = `${parameter.name}: version ${before} ↔ version ${after}`;
    const [left, right] = [toUri(clients, parameter, before), toUri(clients, parameter, after)];
    await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  }

  /** Reads the value of a SecureString, opens its document and shows the value there for a while. */
  async reveal(clients: Clients, parameter: Shown, version?: number): Promise<void> {
    const { value } = await getParameterValue(clients, parameter, { version });
    const uri = toUri(clients, { ...parameter, type: 'SecureString' }, version);
    await this.#show(uri);
    this.#revealed.reveal(uri.toString(), value);
  }

  /** Reveals both sides of the difference that is in view, if it is one of secrets. One call for each. */
  async revealDifference(): Promise<boolean> {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(input instanceof vscode.TabInputTextDiff)) return false;
    const sides = [input.original, input.modified].filter(({ scheme }) => scheme === secretScheme);
    const read = sides.map(async (uri) => {
      const { name, keyId, connection, version } = parse(uri);
      const clients = this.#clients.find(connection);
      if (clients === undefined) throw new Error(closed);
      const parameter = { name, keyId, type: 'SecureString' } as const;
      return { uri, value: (await getParameterValue(clients, parameter, { version })).value };
    });
    for (const { uri, value } of await Promise.all(read)) this.#revealed.reveal(uri.toString(), value);
    return sides.length > 0;
  }

  hide(uri: vscode.Uri): void {
    this.#revealed.hide(uri.toString());
  }

  /** The parameter of a document of ours, and its clients; undefined for other documents. */
  parameterOf(uri: vscode.Uri):
    | {
        readonly clients: Clients;
        readonly parameter: ParameterSummary;
        readonly version: number | undefined;
      }
    | undefined {
    if (uri.scheme !== plainScheme && uri.scheme !== secretScheme) return undefined;
    const { name, keyId, connection, version } = parse(uri);
    const clients = this.#clients.find(connection);
    if (clients === undefined) throw new Error(closed);
    const type = uri.scheme === secretScheme ? 'SecureString' : undefined;
    return { clients, parameter: { name, type, keyId }, version };
  }

  /** Reads again what is shown of a parameter; its versions say what they have always said. */
  changed(clients: Clients, name: string): void {
    const connection = connectionKey(clients.connection);
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme !== plainScheme && uri.scheme !== secretScheme) continue;
      const address = parse(uri);
      if (address.name !== name || address.connection !== connection) continue;
      this.hide(uri);
      if (address.version === undefined) this.#changes.fire(uri);
    }
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { name, connection, keyId, version } = parse(uri);
    if (uri.scheme === secretScheme) return this.#revealed.get(uri.toString()) ?? mask(keyId);
    const clients = this.#clients.find(connection);
    if (clients === undefined) return `${closed}\n`;
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const options = { version, signal: abort.signal };
    return (await getParameterValue(clients, { name, type: 'String' }, options)).value;
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  #hideClosed(): void {
    const open = new Set(
      vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.flatMap(({ input }) => shownBy(input).map((uri) => uri.toString())),
      ),
    );
    for (const key of this.#revealed.keys) if (!open.has(key)) this.#revealed.hide(key);
  }

  async #show(uri: vscode.Uri): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}

const isKept = (uri: vscode.Uri): boolean =>
  vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());

/** The documents that a tab shows. */
function shownBy(input: unknown): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputTextDiff) return [input.original, input.modified];
  return input instanceof vscode.TabInputText ? [input.uri] : [];
}

const closed =
  'The connection of this parameter is closed. Open it, and the parameter in Parameter Store again.';

const mask = (keyId: string | undefined): string =>
  [
    '••••••••',
    '',
    `A SecureString, encrypted with the KMS key ${keyId ?? 'of the account'}.`,
    'Choose "Reveal Value" in the title of this editor to see it for 30 seconds.',
    '',
  ].join('\n');

function toUri({ connection }: Clients, { name, type, keyId }: Shown, version?: number): vscode.Uri {
  const query = new URLSearchParams({ name, connection: connectionKey(connection) });
  if (keyId !== undefined) query.set('key', keyId);
  if (version !== undefined) query.set('version', String(version));
  return vscode.Uri.from({
    scheme: type === 'SecureString' ? secretScheme : plainScheme,
    path: name.startsWith('/') ? name : `/${name}`,
    query: query.toString(),
  });
}

function parse({ query }: vscode.Uri): Address {
  const fields = new URLSearchParams(query);
  return {
    name: fields.get('name') ?? '',
    connection: fields.get('connection') ?? '',
    keyId: fields.get('key') ?? undefined,
    version: fields.has('version') ? Number(fields.get('version')) : undefined,
  };
}

import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import type { ParameterSummary } from '../aws/parameters.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { describeConnection } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import { pathScheme } from '../parameters/path-address.ts';
import { ParameterFacts } from '../parameters/parameter-facts.ts';
import { findReferences, type ParameterReference } from '../parameters/references.ts';
import { secretScheme } from '../parameters/secret-scheme.ts';
import { escapeMarkdown, factTable } from '../views/tree-node.ts';

/** The command that shows a parameter in the tree: its name, and its region if it is not that of the connection. */
export const showParameterCommand = 'ssm.showParameter';

/** A file of a path is full of names, and what stands in a secret is looked up nowhere. */
const withoutLinks: ReadonlySet<string> = new Set([pathScheme, secretScheme]);

/** Milliseconds that a hover waits for AWS. What comes later is there for the next one. */
const patience = 400;
/** Lines of a file that are looked through for links. */
const mostLines = 20_000;

export interface ParameterLinkParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  /** False: nothing may be asked, for instance without trust or credentials. */
  readonly mayAsk: () => boolean;
}

/**
 * Hovers and links for parameters that any text names. They tell type, version and last change, never a value, and cost
 * one call for each parameter that is pointed at, once a minute.
 */
export class ParameterLinks implements vscode.HoverProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  readonly #parts: ParameterLinkParts;
  readonly #facts = new ParameterFacts();
  readonly #disposables: readonly { dispose(): unknown }[];

  constructor(parts: ParameterLinkParts) {
    this.#parts = parts;
    this.#disposables = [
      vscode.languages.registerHoverProvider({ scheme: '*' }, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: '*' }, this),
    ];
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (document.uri.scheme === secretScheme) return undefined;
    const found = findReferences(document.lineAt(position).text).find(
      ({ offset, length }) => position.character >= offset && position.character <= offset + length,
    );
    const clients = found && this.#clientsFor(found);
    if (found === undefined || clients === undefined) return undefined;
    const late = Symbol('late');
    const facts = await Promise.race([
      this.#facts.find(clients, found.name).catch(() => late),
      new Promise<typeof late>((resolve) => setTimeout(() => resolve(late), patience)),
    ]);
    if (typeof facts === 'symbol' || token.isCancellationRequested) return undefined;
    return new vscode.Hover(hoverText(found, facts, clients), rangeOf(found, position.line));
  }

  /** Ctrl+click on a name leads to the tree. Links cost no call. */
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    if (!this.#parts.mayAsk() || withoutLinks.has(document.uri.scheme)) return [];
    const links: vscode.DocumentLink[] = [];
    for (let line = 0; line < Math.min(document.lineCount, mostLines); line++) {
      for (const found of findReferences(document.lineAt(line).text)) {
        const clients = this.#clientsFor(found);
        if (clients === undefined) continue;
        const link = new vscode.DocumentLink(rangeOf(found, line), commandUri(found));
        link.tooltip = 'Show in Parameter Store';
        links.push(link);
      }
    }
    return links;
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  /** The connection that a reference is about: of an ARN one in its region, else the active one. */
  #clientsFor({ region }: ParameterReference): Clients | undefined {
    const { connections, clients, mayAsk } = this.#parts;
    if (!mayAsk()) return undefined;
    const { active, open } = connections;
    const fits = (connection: { readonly region: string }): boolean =>
      region === undefined || connection.region === region;
    const connection = active !== undefined && fits(active) ? active : open.find(fits);
    return connection === undefined ? undefined : clients.of(connection);
  }
}

const rangeOf = ({ offset, length }: ParameterReference, line: number): vscode.Range =>
  new vscode.Range(line, offset, line, offset + length);

function commandUri({ name, region }: ParameterReference): vscode.Uri {
  const args = JSON.stringify(region === undefined ? [name] : [name, region]);
  return vscode.Uri.from({ scheme: 'command', path: showParameterCommand, query: args });
}

function hoverText(
  found: ParameterReference,
  facts: ParameterSummary | undefined,
  { connection }: Clients,
): vscode.MarkdownString {
  const where = escapeMarkdown(describeConnection(connection));
  if (facts === undefined) {
    return new vscode.MarkdownString(`There is no parameter **${escapeMarkdown(found.name)}** in ${where}.`);
  }
  const table = factTable([
    ['Type', facts.type],
    ['Version', facts.version?.toString()],
    ['Last change', facts.lastModified?.toLocaleString()],
    ['By', facts.lastModifiedBy],
    ['Description', facts.description],
  ]);
  const link = `[Show in Parameter Store](${commandUri({ ...found, name: facts.name }).toString()})`;
  const text = new vscode.MarkdownString(
    `**${escapeMarkdown(facts.name)}** in ${where}\n\n${table}\n\n${link}`,
  );
  text.isTrusted = { enabledCommands: [showParameterCommand] };
  return text;
}

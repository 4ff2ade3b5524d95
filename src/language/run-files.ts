import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { AwsError } from '../aws/errors.ts';
import { connectionKey, describeConnection } from '../connection/connection.ts';
import { completeRunFile, explainRunFile } from '../run-request/run-file-completion.ts';
import { checkRunFile, readRunFile, type RunFile } from '../run-request/run-file.ts';
import { readRunnable } from '../run-request/runnable-document.ts';
import { readParameters, type DocumentParameter } from '../runs/document-parameters.ts';

const pattern = '**/*.ssmrun.{yaml,yml}';

/** Milliseconds after the last change of a file before it is checked. */
const settleTime = 300;

/** Milliseconds for which a document of the account is not read again. */
const freshTime = 60_000;

/** True for a file that describes a run. */
export function isRunFile({ uri }: { readonly uri: vscode.Uri }): boolean {
  return /\.ssmrun\.ya?ml$/.test(uri.path);
}

/** True if the document of a run file is a file beside it. Names of documents have no slash in front and no such end. */
export function isDocumentPath(document: string): boolean {
  return /^\.{1,2}\//.test(document) || (!document.startsWith('arn:') && /\.(ya?ml|json)$/.test(document));
}

/** What is known of the document of a run file. */
type Known =
  { readonly name: string; readonly parameters: readonly DocumentParameter[] } | { readonly refusal: string };

/**
 * Run files in the editor: completion, hover, checks against the document, and "Run". They are worked on here and not in
 * the language server, because their documents live in the account mostly, and the server has no credentials.
 */
export class RunFiles implements vscode.Disposable {
  /** The clients of the active connection; undefined while nothing may or can be asked. */
  readonly #clients: () => Clients | undefined;
  readonly #code: { readonly value: string; readonly target: vscode.Uri };
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('ssm-run');
  readonly #read = new Map<string, { readonly at: number; readonly known: Promise<Known | undefined> }>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #disposables: readonly { dispose(): unknown }[];

  /** `page` explains run files; problems lead to it. */
  constructor(clients: () => Clients | undefined, page: vscode.Uri) {
    this.#clients = clients;
    this.#code = { value: 'run-file', target: page };
    const selector: vscode.DocumentSelector = { pattern };
    this.#disposables = [
      this.#diagnostics,
      vscode.workspace.onDidOpenTextDocument((document) => this.#later(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#later(document, settleTime)),
      // A document that a run file names may be one of those that are saved.
      vscode.workspace.onDidSaveTextDocument(() => this.checkAll()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#diagnostics.delete(uri)),
      vscode.languages.registerCompletionItemProvider(
        selector,
        { provideCompletionItems: (document, position) => this.#complete(document, position) },
        ' ',
        '\n',
      ),
      vscode.languages.registerHoverProvider(selector, {
        provideHover: (document, position) => this.#hover(document, position),
      }),
      vscode.languages.registerCodeLensProvider(selector, { provideCodeLenses }),
    ];
    this.checkAll();
  }

  /** Checks all open run files again: the connection has changed, say. */
  checkAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#later(document, 0);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const one of this.#disposables) one.dispose();
  }

  #later(document: vscode.TextDocument, wait: number): void {
    if (!isRunFile(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#check(document);
      }, wait),
    );
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const file = readRunFile(document.getText());
    const known = await this.#documentOf(file, document.uri);
    if (document.isClosed || document.version !== version) return;
    const isKnown = known !== undefined && 'parameters' in known;
    const problems = [...checkRunFile(file, isKnown ? known : undefined)];
    if (known !== undefined && 'refusal' in known) {
      problems.push({ ...file.place(['document']), message: known.refusal });
    }
    this.#diagnostics.set(
      document.uri,
      problems.map(({ start, end, message }) => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
        diagnostic.source = 'ssm';
        diagnostic.code = this.#code;
        return diagnostic;
      }),
    );
  }

  async #complete(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const parameters = await this.#parametersOf(document);
    const found = completeRunFile(document.getText(), document.offsetAt(position), parameters);
    const before = document.lineAt(position).text.slice(0, position.character);
    const word = /[\w$.-]*$/.exec(before)?.[0] ?? '';
    const range = new vscode.Range(position.translate(0, -word.length), position);
    return found.map(({ label, insert, doc, kind }) => {
      const item = new vscode.CompletionItem(
        label,
        kind === 'key' ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.Value,
      );
      item.insertText = insert;
      item.documentation = doc;
      item.range = range;
      return item;
    });
  }

  async #hover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const parameters = await this.#parametersOf(document);
    const text = explainRunFile(document.getText(), document.offsetAt(position), parameters);
    return text === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString().appendText(text));
  }

  async #parametersOf(document: vscode.TextDocument): Promise<readonly DocumentParameter[]> {
    const known = await this.#documentOf(readRunFile(document.getText()), document.uri);
    return known !== undefined && 'parameters' in known ? known.parameters : [];
  }

  /** What is known of the document; undefined while nothing can be. */
  async #documentOf(file: RunFile, uri: vscode.Uri): Promise<Known | undefined> {
    const { document, version } = file;
    if (document === undefined) return undefined;
    if (isDocumentPath(document)) return readFile(vscode.Uri.joinPath(uri, '..', document), document);
    const clients = this.#clients();
    if (clients === undefined || !/^[\w.:/-]{3,}$/.test(document)) return undefined;
    const key = JSON.stringify([connectionKey(clients.connection), document, version]);
    const before = this.#read.get(key);
    if (before !== undefined && Date.now() - before.at < freshTime) return before.known;
    const known = readAccount(clients, { name: document, ...(version === undefined ? {} : { version }) });
    this.#read.set(key, { at: Date.now(), known });
    return known;
  }
}

async function readFile(uri: vscode.Uri, name: string): Promise<Known> {
  try {
    const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const text = open?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return { name, parameters: readParameters(text) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return { refusal: `There is no file ${name}.` };
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

/** Two calls. What says that there is no such document is told; that it cannot be read now is not the file's fault. */
async function readAccount(
  clients: Clients,
  reference: { readonly name: string; readonly version?: string },
): Promise<Known | undefined> {
  try {
    const { parameters } = await readRunnable(clients, reference);
    return { name: reference.name, parameters };
  } catch (error) {
    if (!(error instanceof AwsError)) {
      return { refusal: error instanceof Error ? error.message : String(error) };
    }
    if (error.code === 'InvalidDocumentVersion') {
      return { refusal: `${reference.name} has no version ${reference.version ?? ''}.` };
    }
    const where = describeConnection(clients.connection);
    return error.code === 'InvalidDocument'
      ? { refusal: `There is no document ${reference.name} in ${where}.` }
      : undefined;
  }
}

/** "Run" above the file. Nothing is run from a workspace that is not trusted. */
function provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  if (!vscode.workspace.isTrusted) return [];
  const start = new vscode.Range(0, 0, 0, 0);
  return [
    new vscode.CodeLens(start, { title: '$(play) Run…', command: 'ssm.runFile', arguments: [document.uri] }),
  ];
}

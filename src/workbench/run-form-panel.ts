import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { RunRequest } from '../aws/run-request.ts';
import { listResourceGroups } from '../aws/resource-groups.ts';
import { AwsError } from '../aws/errors.ts';
import { confirmRun } from '../prompts/confirm-run.ts';
import { pickNodes, readTags } from '../prompts/targets.ts';
import { toCliCommand, toSdkJson } from '../run-request/cli-command.ts';
import type { Prefill } from '../run-request/draft.ts';
import { RunForm } from '../run-request/run-form.ts';
import type { RunnableDocument } from '../run-request/runnable-document.ts';
import { substituteDocument } from '../run-request/substitution.ts';
import { systemClock } from '../runs/clock.ts';
import type { FromPage, ToPage } from '../webviews/run-form/messages.ts';
import type { RunPreviews } from './run-previews.ts';
import type { RunTexts } from './run-texts.ts';
import { webviewPage, webviewRoot } from './webview-page.ts';

/** What a run form is opened with. */
export interface RunFormQuery {
  readonly clients: Clients;
  readonly document: RunnableDocument;
  readonly prefill: Prefill;
  /** The nodes of the prefilled targets, where these are known. */
  readonly nodes?: readonly ManagedNode[];
}

export interface RunFormHost {
  readonly extensionUri: vscode.Uri;
  readonly texts: RunTexts;
  readonly previews: RunPreviews;
  /** Runs more than so many nodes only after the count was typed. */
  readonly confirmAbove: () => number;
  /** Sends the request and follows it; resolves when it is sent. */
  readonly send: (clients: Clients, request: RunRequest) => Promise<void>;
  /** Told of nodes that were found, whose names others may show. */
  readonly onMatched: (nodes: readonly ManagedNode[]) => void;
  /** Writes the request to a file. */
  readonly save: (request: RunRequest, document: RunnableDocument) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Opens an editor tab with the form for a run. */
export function showRunForm(query: RunFormQuery, host: RunFormHost): void {
  new RunFormPanel(query, host);
}

/** One tab: what is typed outlives the page in it, which VS Code drops while the tab is hidden. */
class RunFormPanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #host: RunFormHost;
  readonly #form: RunForm;
  readonly #closed = new AbortController();
  readonly #asked = new Set<string>();
  #change = 0;
  #isRunning = false;

  constructor(query: RunFormQuery, host: RunFormHost) {
    this.#host = host;
    const root = webviewRoot(host.extensionUri);
    const title = `Run ${query.document.description.name}`;
    this.#panel = vscode.window.createWebviewPanel('ssm.runForm', title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [root],
    });
    this.#form = new RunForm({
      ...query,
      clock: systemClock,
      onChange: (what) => this.#show(what),
    });
    this.#panel.onDidDispose(() => {
      this.#closed.abort();
      this.#form.dispose();
    });
    this.#panel.webview.onDidReceiveMessage((message: FromPage) => {
      this.#handle(message).catch(host.onError);
    });
    this.#form.start();
    this.#panel.webview.html = webviewPage(this.#panel.webview, root, {
      name: 'run-form',
      title: 'Run',
      body,
    });
  }

  async #handle(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        // The page counts anew when VS Code has made it anew.
        this.#change = 0;
        this.#show('form');
        this.#show('nodes');
        this.#suggest();
        break;
      case 'change':
        this.#change = message.change;
        this.#form.change(message.field, message.value);
        this.#suggest();
        break;
      case 'leave':
        this.#form.leave(message.field);
        break;
      case 'section':
        this.#form.openSection(message.section, message.open);
        break;
      case 'action':
        await this.#act(message.action);
        break;
    }
  }

  async #act(action: string): Promise<void> {
    const [name, argument] = split(action);
    const { clients, document, request } = this.#form;
    switch (name) {
      case 'run':
        return this.#run();
      case 'pick-nodes':
        this.#form.takeNodes(await pickNodes(clients, `Run ${document.description.name}`));
        return;
      case 'copy':
        return vscode.env.clipboard.writeText(
          argument === 'cli' ? toCliCommand(request, clients.connection) : toSdkJson(request),
        );
      case 'edit':
        return this.#edit(argument);
      case 'preview':
        return this.#preview();
      case 'save':
        return this.#host.save(request, document);
      default:
        this.#actOnForm(name, argument);
    }
  }

  /** What changes the form alone. */
  #actOnForm(name: string, argument: string): void {
    const form = this.#form;
    switch (name) {
      case 'add-tag':
        form.addTag();
        this.#send({ type: 'focus', field: `tags.${form.draft.tags.length - 1}.key` });
        break;
      case 'remove-tag':
        form.removeTag(Number(argument));
        break;
      case 'remove-parameter':
        form.removeParameter(argument);
        break;
      case 'take-hash':
        form.takeHash();
        break;
      case 'look-again':
        form.lookAgain();
        break;
    }
  }

  async #run(): Promise<void> {
    // A second press while the first is looked into must not send it twice.
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      await this.#checkAndSend();
    } finally {
      this.#isRunning = false;
    }
  }

  async #checkAndSend(): Promise<void> {
    const form = this.#form;
    const checked = await form.check();
    if (this.#closed.signal.aborted) return;
    if ('field' in checked) {
      this.#send({ type: 'focus', field: checked.field });
      return;
    }
    const { clients, document } = form;
    form.showSending(true);
    try {
      const above = this.#host.confirmAbove();
      if (!(await confirmRun(clients, { ...checked, name: document.description.name, above }))) return;
      // What was confirmed is what is sent, whatever happened to the form meanwhile.
      await this.#host.send(clients, checked.request);
      this.#panel.dispose();
    } finally {
      form.showSending(false);
    }
  }

  /** Opens the text of a parameter in an editor, where it has its language. */
  async #edit(field: string): Promise<void> {
    const view = this.#form.view().sections.flatMap(({ fields }) => fields);
    const shown = view.find(({ id }) => id === field);
    if (shown?.kind !== 'lines') return;
    const parameter = this.#form.document.parameters.find(({ name }) => `parameters.${name}` === field);
    const isStructure = parameter?.type === 'StringMap' || parameter?.type === 'MapList';
    const language = parameter?.script ?? (isStructure ? 'json' : 'plaintext');
    await this.#host.texts.edit({ name: shown.label, text: shown.value, language }, (text) => {
      if (!this.#closed.signal.aborted) this.#form.change(field, text);
    });
  }

  async #preview(): Promise<void> {
    const { description, content, parameters } = this.#form.document;
    const text = substituteDocument(content.content, parameters, this.#form.request.parameters);
    const format = content.format === 'YAML' ? 'YAML' : 'JSON';
    await this.#host.previews.show(description.name, text, format);
  }

  /** Asks for what can be chosen from, once, when its field is there. Without the permission it is typed by hand. */
  #suggest(): void {
    const { targetKind } = this.#form.draft;
    if (this.#asked.has(targetKind)) return;
    this.#asked.add(targetKind);
    const { clients } = this.#form;
    const { signal } = this.#closed;
    if (targetKind === 'tags') {
      readTags(clients, signal).then((tags) => this.#form.suggest({ tags }), this.#ignore(targetKind));
    } else if (targetKind === 'resource-group') {
      readGroups(clients, signal).then((groups) => this.#form.suggest({ groups }), this.#ignore(targetKind));
    }
  }

  /** Suggestions are a nicety: what fails is asked for again with the next change. */
  #ignore(targetKind: string): () => void {
    return () => void this.#asked.delete(targetKind);
  }

  #show(what: 'form' | 'nodes'): void {
    if (what === 'nodes') {
      this.#host.onMatched(this.#form.nodes);
      this.#send({ type: 'nodes', nodes: this.#form.nodesView() });
    } else {
      this.#send({ type: 'form', form: this.#form.view(), seen: this.#change });
    }
  }

  /** A page that is hidden or not there yet gets nothing; it asks for everything when it is ready. */
  #send(message: ToPage): void {
    if (!this.#closed.signal.aborted) void this.#panel.webview.postMessage(message);
  }
}

/** `edit:parameters.a:b` is `edit` with the argument `parameters.a:b`. */
function split(action: string): [string, string] {
  const at = action.indexOf(':');
  return at === -1 ? [action, ''] : [action.slice(0, at), action.slice(at + 1)];
}

async function readGroups(clients: Clients, signal: AbortSignal): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { items } of listResourceGroups(clients, signal)) {
      names.push(...items.map(({ name }) => name));
      if (names.length >= 500) break;
    }
  } catch (error) {
    if (!(error instanceof AwsError && ['denied', 'unsupported'].includes(error.kind))) throw error;
  }
  return names.sort();
}

const body = `
    <main aria-labelledby="title">
      <h1 id="title"></h1>
      <p id="where"></p>
      <p id="warning" role="alert" hidden></p>
      <p id="about"></p>
      <div id="sections"></div>
    </main>
    <div id="bar" role="toolbar" aria-label="Run">
      <button id="run" type="button" aria-keyshortcuts="Control+Enter" title="Run (Ctrl+Enter)">Run</button>
      <span id="note" role="status"></span>
      <div id="actions"></div>
    </div>`;

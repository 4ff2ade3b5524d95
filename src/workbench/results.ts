import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { getCommand, type Command } from '../aws/commands.ts';
import { isTransient } from '../aws/errors.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { unreadCommand } from '../runs/command-run.ts';
import { ResultsPanel, type ResultsPanelParts } from './results-panel.ts';
import { webviewPage, webviewRoot } from './webview-page.ts';

/** The kind of the tab; VS Code starts the extension for one that it restores. */
const viewType = 'ssm.results';

export interface ResultsParts extends ResultsPanelParts {
  readonly clients: WindowClients;
  readonly extensionUri: vscode.Uri;
}

/** The tabs with the results of commands, one for each command. */
export class Results implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #parts: ResultsParts;
  readonly #root: vscode.Uri;
  readonly #panels = new Map<string, ResultsPanel>();
  readonly #serializer: vscode.Disposable;

  constructor(parts: ResultsParts) {
    this.#parts = parts;
    this.#root = webviewRoot(parts.extensionUri);
    this.#serializer = vscode.window.registerWebviewPanelSerializer(viewType, this);
  }

  /** Opens the results of a command, or brings them to the front; one that goes on or is not known yet is followed. */
  open(clients: Clients, command: Command): void {
    const known = this.#panels.get(command.commandId);
    if (known === undefined) {
      const panel = vscode.window.createWebviewPanel(viewType, titleOf(command), vscode.ViewColumn.Active);
      this.#fill(panel, command.commandId);
    } else {
      known.reveal();
    }
    this.#parts.runs.read(clients, command).catch(this.#parts.onError);
  }

  /** A tab of a window that was opened again: its command is read anew. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { commandId = '', connection = '' } = readKey(state);
    const clients = this.#parts.clients.find(connection);
    const command = clients && (await findCommand(clients, commandId, panel.title));
    if (clients === undefined || command === undefined) {
      panel.dispose();
      return;
    }
    panel.title = titleOf(command);
    this.#fill(panel, commandId);
    this.#parts.runs.read(clients, command).catch(this.#parts.onError);
  }

  dispose(): void {
    this.#serializer.dispose();
    for (const panel of this.#panels.values()) panel.dispose();
  }

  #fill(panel: vscode.WebviewPanel, commandId: string): void {
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#root] };
    this.#panels.set(commandId, new ResultsPanel(panel, commandId, this.#parts));
    panel.onDidDispose(() => this.#panels.delete(commandId));
    panel.webview.html = webviewPage(panel.webview, this.#root, { name: 'results', title: 'Results', body });
  }
}

const suffix = ': Results';

const titleOf = ({ documentName }: Command): string => `${documentName}${suffix}`;

/** The command of a tab that is restored; while it cannot be asked for, what its title tells. */
async function findCommand(clients: Clients, commandId: string, title: string): Promise<Command | undefined> {
  try {
    return await getCommand(clients, commandId);
  } catch (error) {
    if (!isTransient(error)) return undefined;
    return unreadCommand(commandId, { documentName: title.replace(suffix, ''), requested: undefined });
  }
}

/** What VS Code has kept may be of another version, or of anybody. */
function readKey(state: unknown): { readonly commandId?: string; readonly connection?: string } {
  try {
    const { run } = state as { run?: unknown };
    const { commandId, connection } = JSON.parse(String(run)) as Record<string, unknown>;
    return typeof commandId === 'string' && typeof connection === 'string' ? { commandId, connection } : {};
  } catch {
    return {};
  }
}

const body = `
    <header>
      <h1 id="title"></h1>
      <span id="status" role="status"></span>
      <progress id="progress" aria-label="Nodes that have finished" hidden></progress>
      <span id="done"></span>
      <span id="problem" role="alert"></span>
      <button id="retry" type="button" hidden>Try Again</button>
      <span id="facts"></span>
      <button id="find-sender" type="button" title="Asks CloudTrail" hidden>Who Sent It?</button>
    </header>
    <div class="bar">
      <div id="counts" role="group" aria-label="Nodes by status"></div>
      <span class="space"></span>
      <button id="open" type="button" disabled>Open Output</button>
      <button id="compare" type="button" disabled title="Select two rows">Compare</button>
      <button id="rerun" type="button" disabled>Run Again…</button>
      <button id="cancel" type="button" hidden>Cancel…</button>
      <button id="export" type="button" disabled>Export…</button>
    </div>
    <div class="bar">
      <div role="tablist" aria-label="What is shown">
        <button id="show-nodes" type="button" role="tab" aria-controls="scroller">Nodes</button>
        <button id="show-groups" type="button" role="tab" aria-controls="scroller">Equal Results</button>
      </div>
      <label id="ignore-label" title="Outputs that differ only in the node's id or name are the same" hidden><input id="ignore-names" type="checkbox"> Ignore node names</label>
      <label id="step-label" hidden>Step <select id="step"></select></label>
      <input id="filter" type="text" placeholder="Filter the nodes" aria-label="Filter the nodes" spellcheck="false">
      <label><input id="in-outputs" type="checkbox"> Search outputs</label>
      <span id="count" role="status"></span>
    </div>
    <div id="cut" class="bar" hidden>
      <span id="cut-text"></span>
      <button id="read-whole" type="button">Read All of Them</button>
    </div>
    <div id="scroller" role="grid" aria-label="Results" aria-readonly="true" aria-multiselectable="true" tabindex="0">
      <div id="head" role="row" aria-rowindex="1"></div>
      <div id="body" role="rowgroup"></div>
    </div>`;

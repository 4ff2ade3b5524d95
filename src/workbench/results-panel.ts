import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import type { DetailedInvocation } from '../aws/command-invocations.ts';
import { connectionKey, describeConnection } from '../connection/connection.ts';
import { describeStatus } from '../runs/output-text.ts';
import { RunOutputs } from '../runs/run-outputs.ts';
import { describeAlarm, isTerminal } from '../runs/run-status.ts';
import type { Run, Runs } from '../runs/runs.ts';
import { describeSender } from '../runs/senders.ts';
import type { FromPage, RunHead, ToPage } from '../webviews/results/messages.ts';
import { resultRow } from './result-rows.ts';

/** What the buttons of the page do; nodes are named by id. */
export interface ResultsActions {
  readonly openOutput: (run: Run, node: string) => Promise<void>;
  readonly openGroup: (run: Run, node: string, nodes: readonly string[]) => Promise<void>;
  readonly compare: (run: Run, sides: readonly ComparedNodes[]) => Promise<void>;
  readonly cancel: (run: Run, nodes: readonly string[] | undefined) => Promise<void>;
  readonly rerun: (run: Run, nodes: readonly string[]) => Promise<void>;
  readonly export: (run: Run, nodes: readonly string[], outputs: RunOutputs) => Promise<void>;
}

/** One side of a comparison: a node, and all whose results are the same. */
export interface ComparedNodes {
  readonly node: string;
  readonly nodes: readonly string[];
}

export interface ResultsPanelParts {
  readonly runs: Runs;
  readonly actions: ResultsActions;
  /** Shows why something that was asked for on the page did not work. */
  readonly onError: (error: unknown) => void;
}

/** Milliseconds between two messages to the page: a command on many nodes changes all the time. */
const interval = 250;

/** Nodes that one message carries, so that the page stays responsive while many come in. */
const batch = 2000;

/** Which command of which connection a page shows, as VS Code keeps it for a window that is opened again. */
function resultsKey(commandId: string, { connection }: Clients): string {
  return JSON.stringify({ commandId, connection: connectionKey(connection) });
}

/** The results of one command in an editor tab. What is known outlives the page, which VS Code drops while it is hidden. */
export class ResultsPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #parts: ResultsPanelParts;
  readonly #commandId: string;
  readonly #outputs = new RunOutputs();
  /** What the page knows, by node. */
  readonly #sent = new Map<string, { readonly invocation: DetailedInvocation; readonly name: string }>();
  readonly #disposables: { dispose(): void }[];
  #timer: NodeJS.Timeout | undefined;
  #step: string | undefined;
  #listens = false;

  /** @param panel with the page already in it */
  constructor(panel: vscode.WebviewPanel, commandId: string, parts: ResultsPanelParts) {
    this.#panel = panel;
    this.#commandId = commandId;
    this.#parts = parts;
    this.#disposables = [
      parts.runs.onChange((run) => {
        if (run.commandId === commandId) this.#changed();
      }),
      panel.webview.onDidReceiveMessage((message: FromPage) => {
        this.#handle(message).catch(parts.onError);
      }),
      panel.onDidDispose(() => this.dispose()),
    ];
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    // What is still being read has no page any more to go to.
    this.#listens = false;
    clearTimeout(this.#timer);
    for (const one of this.#disposables) one.dispose();
  }

  get #run(): Run {
    const run = this.#parts.runs.get(this.#commandId);
    if (run === undefined)
      throw new Error('This command is not known any more. Open it in the Commands view again.');
    return run;
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#sendChanges(false);
    }, interval);
  }

  async #handle(message: FromPage): Promise<void> {
    const { actions } = this.#parts;
    switch (message.type) {
      case 'ready':
        this.#listens = true;
        this.#sendChanges(true);
        break;
      case 'open':
        return actions.openOutput(this.#run, message.node);
      case 'openGroup':
        return actions.openGroup(this.#run, message.node, this.#groupOf(message.node));
      case 'compare':
        return actions.compare(this.#run, this.#sides(message));
      case 'cancel':
        return actions.cancel(this.#run, message.nodes);
      case 'rerun':
        return actions.rerun(this.#run, message.nodes);
      case 'search': {
        const { query } = message;
        const lines = this.#outputs.linesWith(this.#run.snapshot.invocations, query, this.#step);
        this.#send({ type: 'found', query, lines: Object.fromEntries(lines) });
        break;
      }
      case 'step':
        this.#step = message.step;
        this.#sendChanges(true);
        break;
      case 'ignoreNames':
        this.#outputs.ignoreNames = message.ignore;
        this.#sendChanges(true);
        break;
      case 'readWhole':
        return this.#readWhole();
      case 'export':
        return actions.export(this.#run, message.nodes, this.#outputs);
      case 'retry': {
        const { clients, snapshot } = this.#run;
        await this.#parts.runs.read(clients, snapshot.command);
        break;
      }
      case 'findSender':
        return this.#findSender();
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        break;
    }
  }

  #sides({ nodes, groups }: Extract<FromPage, { type: 'compare' }>): readonly ComparedNodes[] {
    return nodes.map((node) => ({ node, nodes: groups ? this.#groupOf(node) : [node] }));
  }

  /** The nodes with the same results as this one. */
  #groupOf(node: string): readonly string[] {
    const { ended } = this.#outputs.groups(this.#run.snapshot.invocations, this.#step);
    const group = ended.find((members) => members.some(({ instanceId }) => instanceId === node));
    return group?.map(({ instanceId }) => instanceId) ?? [node];
  }

  async #readWhole(): Promise<void> {
    const { clients, snapshot } = this.#run;
    const nodes = this.#outputs.cutNodes(snapshot.invocations);
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: 'Reading outputs',
      cancellable: true,
    };
    try {
      await vscode.window.withProgress(options, async (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        let read = 0;
        const onRead = (): void => {
          progress.report({ message: `${++read} of ${nodes.length}`, increment: 100 / nodes.length });
        };
        const { outputs } = snapshot.command;
        await this.#outputs.readWhole(clients, nodes, { outputs, signal: abort.signal, onRead });
      });
    } finally {
      this.#sendChanges(true);
    }
  }

  async #findSender(): Promise<void> {
    const run = this.#run;
    if ((await this.#parts.runs.findSender(run)) !== undefined) return;
    throw new Error(
      'CloudTrail does not know who has sent this command. It learns of commands some minutes after they were sent, and keeps what it knows for 90 days.',
    );
  }

  /**
   * Sends the nodes that the page does not know as they are, or with `all` every one, and then the head: when it says that
   * the command has ended, so do its nodes.
   */
  #sendChanges(all: boolean): void {
    const run = this.#parts.runs.get(this.#commandId);
    if (run === undefined || !this.#listens) return;
    if (all) this.#sent.clear();
    const rows = run.snapshot.invocations.flatMap((invocation) => {
      const name = this.#parts.runs.names.of(invocation);
      const known = this.#sent.get(invocation.instanceId);
      if (known?.invocation === invocation && known.name === name) return [];
      this.#sent.set(invocation.instanceId, { invocation, name });
      return [resultRow(invocation, { name, outputs: this.#outputs, step: this.#step })];
    });
    if (all && rows.length === 0) this.#send({ type: 'rows', rows, all });
    for (let start = 0; start < rows.length; start += batch) {
      this.#send({ type: 'rows', rows: rows.slice(start, start + batch), all: all && start === 0 });
    }
    this.#send({ type: 'run', ...this.#head(run) });
  }

  #head({ clients, snapshot: { command, invocations }, problem, commandId, sender }: Run): RunHead {
    const ended = isTerminal(command.status);
    const done = invocations.filter(({ status }) => isTerminal(status)).length;
    return {
      key: resultsKey(commandId, clients),
      title: command.documentName,
      status: describeStatus(command.status, command.statusDetails),
      facts: [
        describeConnection(clients.connection),
        ...(command.requested === undefined ? [] : [`sent ${command.requested.toLocaleString()}`]),
        ...(sender === undefined ? [] : [`by ${describeSender(sender)}`]),
        ...(command.triggeredAlarm === undefined ? [] : [describeAlarm(command.triggeredAlarm)]),
        commandId,
      ],
      senderKnown: sender !== undefined,
      // A command on many nodes tells of nodes that have ended before they have been read.
      done: Math.max(done, command.completedCount),
      total: Math.max(command.targetCount, invocations.length),
      ended,
      writable: !clients.readOnly,
      problem: problem instanceof Error ? problem.message : '',
      steps: [...new Set(invocations.flatMap(({ steps }) => steps.map(({ name }) => name)))],
      step: this.#step,
      cut: this.#outputs.cutNodes(invocations).length,
    };
  }

  #send(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }
}

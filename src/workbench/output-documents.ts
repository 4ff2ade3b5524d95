import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { getCommand, getStepOutputs, type CommandInvocation, type StepOutput } from '../aws/commands.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey } from '../connection/connection.ts';
import { renderOutput, renderSteps } from '../runs/output-text.ts';
import type { Run, Runs } from '../runs/runs.ts';
import { anyCutOff, wholeSteps } from '../runs/whole-steps.ts';
import type { ComparedNodes } from './results-panel.ts';

const outputScheme = 'ssm-output';

/** Which output a document shows. */
interface OutputAddress {
  readonly commandId: string;
  readonly instanceId: string;
  /** `connectionKey` of the connection that the command ran on. */
  readonly connection: string;
  /** True for the text that is compared: without the node's name and status. */
  readonly bare: boolean;
}

/** What a command did on a node, as a read-only document that follows the command while it runs. */
export class OutputDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #runs: Runs;
  readonly #clients: WindowClients;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: { dispose(): void }[];
  /** What the runs knew of the nodes when the open documents were read, by address. */
  readonly #seen = new Map<string, CommandInvocation | undefined>();
  /** Other nodes with the same results, by address. */
  readonly #alike = new Map<string, readonly string[]>();
  readonly onDidChange = this.#changes.event;

  constructor(runs: Runs, clients: WindowClients) {
    this.#runs = runs;
    this.#clients = clients;
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(outputScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#seen.delete(uri.toString());
        this.#alike.delete(uri.toString());
      }),
      runs.onChange((run) => this.#refresh(run)),
      this.#changes,
    ];
  }

  /** Opens what the command did on that node, read with the clients of the row that it was chosen on. */
  async open(invocation: CommandInvocation | undefined, clients: Clients): Promise<void> {
    if (invocation === undefined) return;
    await show(this.#uri(invocation, clients, this.#runs.names.of(invocation)));
  }

  /** Opens what the command did on the node with that id. */
  async openNode(run: Run, node: string): Promise<void> {
    await this.open(invocationOf(run, node), run.clients);
  }

  /** Opens what the command did on each of these nodes, whose results are the same, once. */
  async openGroup(run: Run, node: string, nodes: readonly string[]): Promise<void> {
    const invocation = invocationOf(run, node);
    if (nodes.length < 2) return this.open(invocation, run.clients);
    const name = this.#runs.names.of(invocation);
    const others = nodes.filter((id) => id !== node).map((id) => this.#runs.names.of(invocationOf(run, id)));
    const uri = this.#uri(invocation, run.clients, groupName(name, nodes.length));
    this.#alike.set(uri.toString(), others);
    await show(uri);
  }

  /** Opens the outputs of two nodes, or of two groups of nodes with the same results, in the diff editor. */
  async compare(run: Run, sides: readonly ComparedNodes[]): Promise<void> {
    const [left, right] = sides.map(({ node, nodes }) => {
      const invocation = invocationOf(run, node);
      const name = groupName(this.#runs.names.of(invocation), nodes.length);
      return { name, uri: this.#uri(invocation, run.clients, name, true) };
    });
    if (left === undefined || right === undefined) return;
    const title = `${left.name} ↔ ${right.name}`;
    await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri, title);
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { commandId, instanceId, connection, bare } = parse(uri);
    const run = this.#runs.get(commandId);
    const invocation = run?.snapshot.invocations.find((one) => one.instanceId === instanceId);
    this.#seen.set(uri.toString(), invocation);
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const clients = run?.clients ?? this.#clients.find(connection);
    if (clients === undefined) {
      return 'The connection that this command ran on is closed. Open it, and the command in the Commands view again.\n';
    }
    const output = await getStepOutputs(clients, { commandId, instanceId }, abort.signal);
    const steps = await this.#whole(clients, { commandId, instanceId, steps: output.steps }, abort.signal);
    if (bare) return renderSteps(steps);
    const shown = output.invocation ?? invocation;
    return renderOutput({
      node: this.#runs.names.of(shown ?? { instanceId, instanceName: undefined }),
      invocation: shown,
      steps,
      alike: this.#alike.get(uri.toString()) ?? [],
    });
  }

  /** What Systems Manager has cut is read from where the command was told to keep it. */
  async #whole(
    clients: Clients,
    { commandId, instanceId, steps }: { commandId: string; instanceId: string; steps: readonly StepOutput[] },
    signal: AbortSignal,
  ): Promise<readonly StepOutput[]> {
    if (!anyCutOff(steps)) return steps;
    const known = this.#runs.get(commandId)?.snapshot.command;
    const { outputs } = known ?? (await getCommand(clients, commandId, signal)) ?? {};
    return outputs === undefined
      ? steps
      : wholeSteps(clients, { commandId, instanceId, outputs }, steps, signal);
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  #uri(
    { commandId, instanceId }: CommandInvocation,
    clients: Clients,
    title: string,
    bare = false,
  ): vscode.Uri {
    const query = new URLSearchParams({
      command: commandId,
      node: instanceId,
      connection: connectionKey(clients.connection),
      ...(bare ? { bare: 'true' } : {}),
    });
    return vscode.Uri.from({
      scheme: outputScheme,
      path: `/${title.replaceAll('/', '-')}.log`,
      query: query.toString(),
    });
  }

  /** Reads an open output again when its node has got on. */
  #refresh(run: Run): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme !== outputScheme) continue;
      const { commandId, instanceId } = parse(uri);
      if (commandId !== run.commandId) continue;
      const now = run.snapshot.invocations.find((one) => one.instanceId === instanceId);
      if (now === this.#seen.get(uri.toString())) continue;
      this.#seen.set(uri.toString(), now);
      this.#changes.fire(uri);
    }
  }
}

const groupName = (name: string, count: number): string =>
  count < 2 ? name : `${count.toLocaleString('en')} nodes like ${name}`;

async function show(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}

function invocationOf({ commandId, snapshot }: Run, instanceId: string): CommandInvocation {
  const known = snapshot.invocations.find((one) => one.instanceId === instanceId);
  const unknown = {
    commandId,
    instanceId,
    instanceName: undefined,
    status: 'Pending',
    statusDetails: '',
  } as const;
  return known ?? unknown;
}

function parse(uri: vscode.Uri): OutputAddress {
  const query = new URLSearchParams(uri.query);
  return {
    commandId: query.get('command') ?? '',
    instanceId: query.get('node') ?? '',
    connection: query.get('connection') ?? '',
    bare: query.get('bare') === 'true',
  };
}

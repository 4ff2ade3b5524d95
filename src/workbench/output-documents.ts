import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { getStepOutputs, type CommandInvocation } from '../aws/commands.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey } from '../connection/connection.ts';
import { renderOutput } from '../runs/output-text.ts';
import type { Run, Runs } from '../runs/runs.ts';

const outputScheme = 'ssm-output';

/** What a command did on a node, as a read-only document that follows the command while it runs. */
export class OutputDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #runs: Runs;
  readonly #clients: WindowClients;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #disposables: { dispose(): void }[];
  readonly onDidChange = this.#changes.event;

  constructor(runs: Runs, clients: WindowClients) {
    this.#runs = runs;
    this.#clients = clients;
    this.#disposables = [
      vscode.workspace.registerTextDocumentContentProvider(outputScheme, this),
      runs.onChange((run) => this.#refresh(run)),
      this.#changes,
    ];
  }

  /** Opens what the command did on that node, read with the clients of the row that it was chosen on. */
  async open(invocation: CommandInvocation | undefined, { connection }: Clients): Promise<void> {
    if (invocation === undefined) return;
    const query = new URLSearchParams({
      command: invocation.commandId,
      node: invocation.instanceId,
      connection: connectionKey(connection),
    });
    const uri = vscode.Uri.from({
      scheme: outputScheme,
      path: `/${this.#runs.names.of(invocation).replaceAll('/', '-')}.log`,
      query: query.toString(),
    });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { commandId, instanceId, connection } = parse(uri);
    const run = this.#runs.get(commandId);
    const invocation = run?.snapshot.invocations.find((one) => one.instanceId === instanceId);
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    const clients = run?.clients ?? this.#clients.find(connection);
    if (clients === undefined) {
      return 'The connection that this command ran on is closed. Open it, and the command in the Commands view again.\n';
    }
    const output = await getStepOutputs(clients, { commandId, instanceId }, abort.signal);
    const shown = output.invocation ?? invocation;
    return renderOutput(
      this.#runs.names.of(shown ?? { instanceId, instanceName: undefined }),
      shown,
      output.steps,
    );
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  /** Reads an open output again when its node has got on. */
  #refresh(run: Run): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === outputScheme && parse(uri).commandId === run.commandId) this.#changes.fire(uri);
    }
  }
}

function parse(uri: vscode.Uri): { commandId: string; instanceId: string; connection: string } {
  const query = new URLSearchParams(uri.query);
  return {
    commandId: query.get('command') ?? '',
    instanceId: query.get('node') ?? '',
    connection: query.get('connection') ?? '',
  };
}

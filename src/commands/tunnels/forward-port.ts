import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { AwsError } from '../../aws/errors.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { askText, Cancelled, back } from '../../prompts/quick-pick.ts';
import { chooseOnlineNode } from '../../prompts/targets.ts';
import { isLoopback } from '../../terminal/local-port.ts';
import {
  describeDestination,
  joinAddress,
  parseForwards,
  type Forward,
  type NodeForward,
} from '../../tunnels/forward.ts';
import type { OwnTunnel } from '../../tunnels/tunnels.ts';
import { chosenForward, chosenNodes, clientsOf, plainNodeRow } from '../row-arguments.ts';
import { tunnelCalls, type TunnelParts } from './context.ts';
import { saveForward } from './saved-forwards.ts';
import { openInBrowser, copyAddress } from './tunnels.ts';

/** Asks which ports to forward through a node, and opens a tunnel for each. */
export async function forwardPort(
  parts: TunnelParts,
  [row, rows]: readonly [unknown, unknown],
): Promise<void> {
  const clients = clientsOf(row, rows, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:StartSession');
  const [chosen] = chosenNodes(row, rows);
  const node = chosen ?? (await chooseOnlineNode(clients, 'Forward a Port'));
  const nodeLabel = node.name ?? node.id;
  const text = await askText({
    title: await changeTitle(clients, `Forward Ports through ${nodeLabel}`),
    prompt: `80: a port of the node · 8080:80: on local port 8080 · db.internal:5432: of a host behind it · several with spaces`,
    placeholder: '[[address:]local port:][host:]port',
    check: (value) => {
      const forwards = parseForwards(value);
      return 'problem' in forwards ? forwards.problem : undefined;
    },
  });
  if (text === back) throw new Cancelled();
  const forwards = parseForwards(text);
  if ('problem' in forwards) return;
  const named = forwards.map((forward) => ({ ...forward, nodeId: node.id, nodeLabel }));
  await openTunnels(parts, clients, named);
}

/** Opens a tunnel for a saved forward. */
export async function startSavedForward(parts: TunnelParts, row: unknown): Promise<void> {
  const forward = chosenForward(row);
  if (forward === undefined) return;
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:StartSession');
  await openTunnels(parts, clients, [forward]);
}

/** Opens the tunnels together. What fails is said for each, and does not keep the others from opening. */
async function openTunnels(
  parts: TunnelParts,
  clients: Clients,
  forwards: readonly NodeForward[],
): Promise<void> {
  await confirmExposure(clients, forwards);
  await parts.sessions.tree.show();
  const opening = forwards.map((forward) =>
    parts.sessions.tunnels.open(clients.connection, forward, tunnelCalls(parts, clients)),
  );
  const title = forwards.length === 1 ? 'Opening the tunnel…' : `Opening ${forwards.length} tunnels…`;
  const results = await vscode.window.withProgress({ location: { viewId: 'ssm.sessions' }, title }, () =>
    Promise.allSettled(opening),
  );
  parts.sessions.reread();
  const opened = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (opened.length > 0) void tellOpened(parts, clients, opened);
  const failures = results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ forward: forwards[index], error: result.reason as unknown }] : [],
  );
  offerDiagnosis(clients, failures);
  const [first] = failures;
  if (first !== undefined) throw explainFailure(first, failures.length);
}

/** On any address but loopback, everybody who reaches this computer gets through to the destination. */
async function confirmExposure(clients: Clients, forwards: readonly Forward[]): Promise<void> {
  const exposed = forwards.filter(({ localHost }) => !isLoopback(localHost));
  if (exposed.length === 0) return;
  const places = exposed.map(({ localHost, localPort, port }) => joinAddress(localHost, localPort ?? port));
  const confirmed = await confirm(clients, {
    question: `Let other computers use ${exposed.length === 1 ? 'this tunnel' : 'these tunnels'}?`,
    detail: `${places.join(', ')} can be reached from the network: whoever reaches this computer there gets through to the node with your session, without signing in. On 127.0.0.1 only programs on this computer do.`,
    action: 'Listen There',
  });
  if (!confirmed) throw new Cancelled();
}

async function tellOpened(parts: TunnelParts, clients: Clients, opened: readonly OwnTunnel[]): Promise<void> {
  const [own] = opened;
  if (own === undefined) return;
  if (opened.length > 1) {
    const places = opened.map(({ tunnel }) => tunnel.address).join(', ');
    void vscode.window.showInformationMessage(`Opened ${opened.length} tunnels: ${places}.`);
    return;
  }
  const { tunnel } = own;
  const isSaved = parts.sessions.saved.has(clients.connection, tunnel.forward);
  const actions = ['Copy Address', 'Open in Browser', ...(isSaved ? [] : ['Save'])];
  const answer = await vscode.window.showInformationMessage(
    `${tunnel.address} leads to ${describeDestination(tunnel.forward)}.`,
    ...actions,
  );
  if (answer === 'Copy Address') await copyAddress(own);
  if (answer === 'Open in Browser') await openInBrowser(own);
  if (answer === 'Save') saveForward(parts, own);
}

interface Failure {
  readonly forward: NodeForward | undefined;
  readonly error: unknown;
}

function offerDiagnosis(clients: Clients, failures: readonly Failure[]): void {
  const offline = failures.find(({ error }) => error instanceof AwsError && error.kind === 'not-connected');
  const { nodeId, nodeLabel } = offline?.forward ?? {};
  if (nodeId === undefined || nodeLabel === undefined) return;
  const why = 'Why Is It Not Connected?';
  void vscode.window
    .showWarningMessage(`${nodeLabel} is not connected to Systems Manager.`, why)
    .then((action) => {
      const row = plainNodeRow(clients, { id: nodeId, name: nodeLabel });
      return action === why && vscode.commands.executeCommand('ssm.diagnoseConnection', row);
    });
}

/** The first failure, with the place that it is about if there are several. */
function explainFailure({ forward, error }: Failure, count: number): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError' || error instanceof AwsError) return error;
  const { advice = '' } = error as { advice?: string };
  const where =
    count > 1 && forward !== undefined ? `${describeDestination(forward)} and ${count - 1} more: ` : '';
  return new Error(`${where}${error.message} ${advice}`.trim(), { cause: error });
}

import * as vscode from 'vscode';
import type { WindowClients } from '../aws/window-clients.ts';
import type { Connections } from '../connection/connections.ts';
import { SavedForwards, type ForwardMemory } from '../tunnels/saved-forwards.ts';
import { describeDestination, joinAddress } from '../tunnels/forward.ts';
import { Tunnels, type OwnTunnel } from '../tunnels/tunnels.ts';
import { savedForwardsId, savedForwardsRow, sessionGroups, tunnelRow } from '../views/sessions.ts';
import { Tree } from '../views/tree.ts';

export interface SessionsViewParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly log: vscode.LogOutputChannel;
  /** Keeps the saved forwards; the same in all windows. */
  readonly memory: ForwardMemory;
}

/** Milliseconds between two drawings of what flows and ages; only while somebody looks and a tunnel lives. */
const redrawInterval = 2000;

/** The Sessions view: its tree, the tunnels of this window and the forwards that are kept. */
export class SessionsView implements vscode.Disposable {
  readonly tree: Tree;
  readonly tunnels = new Tunnels(Date.now);
  readonly saved: SavedForwards;
  readonly #connections: Connections;
  #timer: NodeJS.Timeout | undefined;
  /** The tunnels whose user knows that the destination refuses connections. */
  readonly #told = new WeakSet<OwnTunnel>();
  /** The tunnels whose end has been seen to; what is done with them afterwards is a change, too. */
  readonly #over = new WeakSet<OwnTunnel>();

  constructor({ connections, clients, log, memory }: SessionsViewParts) {
    this.#connections = connections;
    this.saved = new SavedForwards(memory);
    this.tree = new Tree({
      connections,
      clients,
      viewId: 'ssm.sessions',
      subject: 'sessions',
      rows: (clients) => sessionGroups(clients),
      pinned: (connection) => {
        const rows = this.tunnels.list(connection).map((own) => tunnelRow(own, Date.now()));
        const forwards = this.saved.list(connection);
        return forwards.length === 0 ? rows : [...rows, savedForwardsRow(forwards)];
      },
      onError: (error) => log.error(`Sessions: ${String(error)}`),
    });
    this.tunnels.onChange(({ own, change }) => {
      const { forward, state } = own.tunnel;
      if (change === 'state') log.info(`Tunnel ${own.tunnel.address} by ${forward.nodeId}: ${state.name}`);
      if (change === 'refused') this.#tellRefusal(own);
      if (state.name === 'ended' && own.tunnel.hasWorked) this.#restartOrTell(own, state.reason);
      this.#redraw();
    });
    this.saved.onChange(() => this.tree.redraw([savedForwardsId]));
    this.tree.view.onDidChangeVisibility(() => this.#redraw());
    connections.onChange((before) => {
      for (const one of before.open) if (!connections.open.includes(one)) this.tunnels.stopAll(one);
    });
  }

  /** The sessions of the account are read again, because one was started or ended. */
  reread(): void {
    this.tree.reread((id) => id.endsWith('/active') || id.endsWith('/history'));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.tunnels.dispose();
  }

  /** Said once for each tunnel: a browser tries again and again. */
  #tellRefusal(own: OwnTunnel): void {
    if (this.#told.has(own)) return;
    this.#told.add(own);
    const { forward } = own.tunnel;
    const [place, hint] =
      forward.host === undefined
        ? [`its port ${forward.port}`, 'Does a program listen there?']
        : [
            joinAddress(forward.host, forward.port),
            'Does the node resolve the name, may it reach the host, and does a program listen there?',
          ];
    void vscode.window.showWarningMessage(`${forward.nodeLabel} could not connect to ${place}. ${hint}`);
  }

  /** A tunnel that worked has ended by itself. Each start is a session of its own in the account's trail, hence a setting. */
  #restartOrTell(own: OwnTunnel, reason: string): void {
    if (this.#over.has(own)) return;
    this.#over.add(own);
    void own.tunnel.over.then(() => this.reread());
    const restarts = vscode.workspace.getConfiguration('ssm.session').get<boolean>('restartTunnels', false);
    if (!restarts || !this.tunnels.isWorthRestarting(own)) {
      tellEnd(own, reason);
      return;
    }
    this.tunnels.restart(own).then(
      () => this.reread(),
      (error: unknown) => tellEnd(own, error instanceof Error ? error.message : String(error)),
    );
  }

  /** Draws at once what has changed, and again later what flows. */
  #redraw(): void {
    const live = this.#connections.open.flatMap((one) => this.tunnels.list(one));
    this.tree.redraw();
    clearTimeout(this.#timer);
    if (!this.tree.view.visible || !live.some(({ tunnel }) => tunnel.isLive)) return;
    this.#timer = setTimeout(() => this.#redraw(), redrawInterval);
  }
}

/** A tunnel that worked has ended by itself. */
function tellEnd(own: OwnTunnel, reason: string): void {
  const { address, forward } = own.tunnel;
  void vscode.window
    .showWarningMessage(
      `The tunnel ${address} → ${describeDestination(forward)} has ended: ${reason}`,
      'Restart',
    )
    .then(
      (action) => action && vscode.commands.executeCommand('ssm.restartTunnel', tunnelRow(own, Date.now())),
    );
}

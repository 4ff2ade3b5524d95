import { connectionKey, type Connection } from '../connection/connection.ts';
import { Emitter } from '../connection/emitter.ts';
import type { NodeForward } from './forward.ts';
import { Tunnel, type TunnelCalls, type TunnelChange } from './tunnel.ts';

/** A tunnel with the connection whose calls it makes. */
export interface OwnTunnel {
  readonly connection: Connection;
  readonly tunnel: Tunnel;
  /** Unique in this window. */
  readonly id: number;
  readonly calls: TunnelCalls;
}

/** So many tunnels that have ended stay in view. */
const keptEnded = 20;
/** A tunnel that ended sooner would most likely end again at once, in milliseconds. */
const worthRestarting = 60_000;

/** The tunnels of this window, the newest last. */
export class Tunnels {
  readonly #changes = new Emitter<{ readonly own: OwnTunnel; readonly change: TunnelChange }>();
  readonly #now: () => number;
  #list: OwnTunnel[] = [];
  #nextId = 0;

  readonly onChange = this.#changes.event;

  constructor(now: () => number) {
    this.#now = now;
  }

  list(connection: Connection): readonly OwnTunnel[] {
    const key = connectionKey(connection);
    return this.#list.filter((own) => connectionKey(own.connection) === key);
  }

  /** Starts a tunnel. Rejects as `Tunnel.start` does; what has failed to start does not stay in the list. */
  async open(connection: Connection, forward: NodeForward, calls: TunnelCalls): Promise<OwnTunnel> {
    const tunnel = new Tunnel(forward, calls, this.#now());
    const own = { connection, tunnel, id: this.#nextId++, calls };
    this.#list.push(own);
    this.#forgetOld();
    tunnel.onChange((change) => this.#changes.fire({ own, change }));
    this.#changes.fire({ own, change: 'state' });
    try {
      await tunnel.start();
    } catch (error) {
      this.remove(own);
      throw error;
    }
    return own;
  }

  /** Starts a tunnel again, on the same local port, in the place of the old one; if that fails, the old one stays. */
  async restart(own: OwnTunnel): Promise<OwnTunnel> {
    const { connection, tunnel, calls } = own;
    this.remove(own);
    const { localPort } = tunnel;
    const forward = { ...tunnel.forward, localPort: localPort === 0 ? tunnel.forward.localPort : localPort };
    try {
      return await this.open(connection, forward, calls);
    } catch (error) {
      this.#list.push(own);
      this.#changes.fire({ own, change: 'state' });
      throw error;
    }
  }

  /** True if a tunnel has ended by itself after it was of use, so that another start is likely to be of use, too. */
  isWorthRestarting({ tunnel }: OwnTunnel): boolean {
    return (
      tunnel.state.name === 'ended' && tunnel.hasWorked && this.#now() - tunnel.started >= worthRestarting
    );
  }

  /** Ends a tunnel, if it still lives, and takes it from the list. */
  remove(own: OwnTunnel): void {
    own.tunnel.stop();
    this.#list = this.#list.filter((other) => other !== own);
    this.#changes.fire({ own, change: 'state' });
  }

  /** Ends the tunnels of a connection that is closed. */
  stopAll(connection: Connection): void {
    for (const { tunnel } of this.list(connection)) tunnel.stop();
  }

  dispose(): void {
    for (const { tunnel } of this.#list) tunnel.stop();
  }

  #forgetOld(): void {
    const ended = this.#list.filter(({ tunnel }) => !tunnel.isLive);
    const old = new Set(ended.slice(0, Math.max(0, ended.length - keptEnded)));
    this.#list = this.#list.filter((own) => !old.has(own));
  }
}

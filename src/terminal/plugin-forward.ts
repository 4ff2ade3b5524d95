import process from 'node:process';
import type { SessionDescription } from '../session/events.ts';
import type { LocalTerminal } from './local-terminal.ts';
import { LocalPort, loopback, type LocalAddress } from './local-port.ts';
import { PortBridge } from './port-bridge.ts';
import type { SessionConnection } from './session-connection.ts';

export interface PluginForwardOptions {
  readonly sessionId: string;
  readonly connection: SessionConnection;
  readonly terminal: LocalTerminal;
  readonly description: SessionDescription;
  /** The session is of no use any more; `reason` is for the user. */
  readonly failed: (reason: string) => void;
}

/** True for a session whose local end is a port, and not the standard streams. */
export function forwardsPort({ sessionType, properties }: SessionDescription): boolean {
  return sessionType === 'Port' && properties['type'] === 'LocalPortForwarding';
}

/** A port of this computer that leads to a port of the node, in the words of AWS's plugin: scripts wait for them. */
export class PluginForward {
  readonly #options: PluginForwardOptions;
  readonly #bridge: PortBridge;
  #port: LocalPort | undefined;
  #accepted = false;
  #closed = false;

  constructor(options: PluginForwardOptions) {
    this.#options = options;
    this.#bridge = new PortBridge({
      channel: options.connection,
      agentVersion: options.description.agentVersion,
      listener: {
        refused: () => this.#explainRefusal(),
        failed: options.failed,
      },
    });
  }

  /** Opens the local port. @throws ListenError */
  async open(): Promise<void> {
    const { sessionId, description, terminal } = this.#options;
    const address = localAddress(description.properties, process.env);
    const port = await LocalPort.listen(address, (socket) => {
      if (!this.#accepted) terminal.write(`\nConnection accepted for session [${sessionId}]\n`, 'output');
      this.#accepted = true;
      this.#bridge.accept(socket);
    });
    if (this.#closed) {
      port.close();
      return;
    }
    this.#port = port;
    const what = 'socketPath' in address ? `Unix socket ${address.socketPath}` : `Port ${port.port}`;
    terminal.write(`${what} opened for sessionId ${sessionId}.\nWaiting for connections...\n`, 'output');
  }

  receive(data: Uint8Array): void {
    this.#bridge.receive(data);
  }

  receiveFlag(flag: number): void {
    this.#bridge.receiveFlag(flag);
  }

  drained(): void {
    this.#bridge.drained();
  }

  close(): void {
    this.#closed = true;
    this.#port?.close();
    this.#bridge.close();
  }

  #explainRefusal(): void {
    const { host, portNumber } = this.#options.description.properties;
    const where =
      host === undefined || host === '' ? `its port ${portNumber ?? ''}` : `${host}:${portNumber ?? ''}`;
    const text = `\nConnection to destination port failed: the node could not connect to ${where}. Is anything listening there, and may the node reach it?\n`;
    this.#options.terminal.write(text, 'error');
  }
}

/** Where AWS's plugin listens: `localUnixSocket` or `localPortNumber`, on the host in SSM_PLUGIN_LOCAL_HOST. */
export function localAddress(
  properties: SessionDescription['properties'],
  env: NodeJS.ProcessEnv,
): LocalAddress {
  const { localConnectionType, localUnixSocket = '', localPortNumber = '' } = properties;
  if (localConnectionType === 'unix') return { socketPath: localUnixSocket };
  const host = env['SSM_PLUGIN_LOCAL_HOST'] ?? '';
  const port = Number(localPortNumber);
  return {
    host: host === '' || host === 'localhost' ? loopback : host,
    port: Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : 0,
  };
}

// The Port session type in the agent's three generations, told apart by the version of the node's agent: raw bytes of
// one connection at a time, smux streams with keep-alive, smux streams without. Like the rest of the agent's side it
// has the real agent's habits: after a FIN, or when the local end disconnects, an answer that is on its way is lost.
//
// Source: aws/amazon-ssm-agent agent/session/plugins/port/port.go, port_basic.go and port_mux.go.
import type { Socket } from 'node:net';
import {
  omitsKeepAlive,
  supportsMultiplexing,
  supportsTerminateFlag,
} from '../../src/session/agent-version.ts';
import { maximumDataLength, PayloadType } from '../../src/session/message.ts';
import { encodeFlag, Flag, parseFlag } from '../../src/session/payload.ts';
import { encodeMuxData, encodeMuxFrame, MuxCommand, MuxReader } from '../../src/session/smux.ts';
import { dial, readDestination, type Destination } from './destination.ts';
import type { Program, ProgramHost, StartProgram } from './program.ts';

const forwarding = 'LocalPortForwarding';
/** Clients from this version on speak smux (`muxSupportedClientVersion`), and after the other one without keep-alive. */
const firstMultiplexingClient = '1.1.70';
const lastKeepAliveClient = '1.2.331.0';
const keepAliveInterval = 10_000;
const keepAliveTimeout = 30_000;

export const startPort: StartProgram = (host) => {
  const { node, properties } = host.session.plan;
  const destination = readDestination(properties);
  const multiplexes =
    properties['type'] === forwarding &&
    supportsMultiplexing(node.agentVersion) &&
    compareVersions(host.clientVersion, firstMultiplexingClient) >= 0;
  return multiplexes ? new MuxProgram(host, destination) : new BasicProgram(host, destination);
};

/** Compares versions part by part; missing parts count as 0. */
function compareVersions(a: string, b: string): number {
  const parts = b.split('.').map(Number);
  const others = a.split('.').map(Number);
  for (let index = 0; index < Math.max(parts.length, others.length); index++) {
    const difference = (others[index] ?? 0) - (parts[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Sends bytes in payloads of the usual size. */
function sendOutput(host: ProgramHost, data: Uint8Array): void {
  for (let start = 0; start < data.length; start += maximumDataLength) {
    host.send(PayloadType.output, data.subarray(start, start + maximumDataLength));
  }
}

/** Writes to the destination; while it does not keep pace, nothing is taken from the client. */
function write(host: ProgramHost, socket: Socket, data: Uint8Array): void {
  const wasFull = socket.writableNeedDrain;
  if (socket.write(data) || wasFull || socket.destroyed) return;
  host.holdInput(true);
  const release = (): void => {
    socket.off('drain', release).off('close', release);
    host.holdInput(false);
  };
  socket.on('drain', release).on('close', release);
}

class BasicProgram implements Program {
  readonly #host: ProgramHost;
  readonly #destination: Destination;
  readonly #forwards: boolean;
  #socket: Socket | undefined;
  #paused = false;

  constructor(host: ProgramHost, destination: Destination) {
    this.#host = host;
    this.#destination = destination;
    this.#forwards = host.session.plan.properties['type'] === forwarding;
    this.#dial((error) => this.#end(`Unable to connect to specified port: ${error.message}`));
  }

  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType === PayloadType.output) {
      if (this.#socket === undefined) this.#dial(() => this.#end(''));
      if (this.#socket !== undefined) write(this.#host, this.#socket, payload);
    }
    if (payloadType !== PayloadType.flag) return;
    const flag = parseFlag(payload);
    if (flag === Flag.disconnectToPort) this.#disconnect();
    if (flag === Flag.terminateSession && supportsTerminateFlag(this.#host.session.node.agentVersion)) {
      this.#end('');
    }
  }

  pause(): void {
    this.#paused = true;
    this.#socket?.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#socket?.resume();
  }

  kill(): void {
    this.#disconnect();
  }

  #end(output: string): void {
    this.kill();
    this.#host.ended(output);
  }

  #disconnect(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.destroySoon();
  }

  #dial(onFailure: (error: Error) => void): void {
    const socket = dial(this.#destination);
    this.#socket = socket;
    if (this.#paused) socket.pause();
    const isCurrent = (): boolean => this.#socket === socket;
    let connected = false;
    socket.on('connect', () => (connected = true));
    socket.on('data', (data) => {
      if (isCurrent()) sendOutput(this.#host, data);
    });
    socket.on('error', (error) => {
      if (isCurrent() && !connected) onFailure(error);
    });
    // When the port closes, a forwarding agent waits for the next byte and tells nobody.
    const gone = (): void => {
      if (!isCurrent()) return;
      this.#disconnect();
      if (!this.#forwards) this.#end('');
    };
    socket.on('end', gone);
    socket.on('close', gone);
  }
}

class MuxProgram implements Program {
  readonly #host: ProgramHost;
  readonly #destination: Destination;
  readonly #reader = new MuxReader();
  readonly #sockets = new Map<number, Socket>();
  readonly #keepAlive: NodeJS.Timeout | undefined;
  #heardAt = Date.now();
  #paused = false;

  constructor(host: ProgramHost, destination: Destination) {
    this.#host = host;
    this.#destination = destination;
    const { agentVersion } = host.session.node;
    const omits =
      omitsKeepAlive(agentVersion) && compareVersions(host.clientVersion, lastKeepAliveClient) > 0;
    if (!omits) this.#keepAlive = setInterval(() => this.#showLife(), keepAliveInterval).unref();
  }

  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType === PayloadType.output) this.#receiveBytes(payload);
    else if (payloadType === PayloadType.flag && parseFlag(payload) === Flag.terminateSession) {
      this.#end();
    }
  }

  pause(): void {
    this.#paused = true;
    for (const socket of this.#sockets.values()) socket.pause();
  }

  resume(): void {
    this.#paused = false;
    for (const socket of this.#sockets.values()) socket.resume();
  }

  kill(): void {
    clearInterval(this.#keepAlive);
    for (const socket of this.#sockets.values()) socket.destroy();
    this.#sockets.clear();
  }

  #end(): void {
    this.kill();
    this.#host.ended('');
  }

  #showLife(): void {
    if (Date.now() - this.#heardAt > keepAliveTimeout) this.#end();
    else this.#host.send(PayloadType.output, encodeMuxFrame(MuxCommand.keepAlive, 0));
  }

  #receiveBytes(payload: Uint8Array): void {
    this.#heardAt = Date.now();
    const frames = this.#reader.read(payload);
    // smux closes itself on what it does not know, and the session ends.
    if (frames === undefined) this.#end();
    for (const { command, streamId, data } of frames ?? []) {
      const socket = this.#sockets.get(streamId);
      if (command === MuxCommand.open && socket === undefined) this.#open(streamId);
      if (command === MuxCommand.push && socket !== undefined) write(this.#host, socket, data);
      if (command === MuxCommand.finish && socket !== undefined) this.#close(streamId, socket);
    }
  }

  #open(streamId: number): void {
    const socket = dial(this.#destination);
    this.#sockets.set(streamId, socket);
    if (this.#paused) socket.pause();
    const isCurrent = (): boolean => this.#sockets.get(streamId) === socket;
    let connected = false;
    socket.on('connect', () => (connected = true));
    socket.on('data', (data) => {
      if (isCurrent()) sendOutput(this.#host, encodeMuxData(streamId, data));
    });
    socket.on('error', () => {
      if (isCurrent() && !connected) this.#host.send(PayloadType.flag, encodeFlag(Flag.connectToPortError));
    });
    const gone = (): void => {
      if (isCurrent()) this.#close(streamId, socket);
    };
    socket.on('end', gone);
    socket.on('close', gone);
  }

  /** Both directions end at once. */
  #close(streamId: number, socket: Socket): void {
    this.#sockets.delete(streamId);
    socket.destroySoon();
    this.#host.send(PayloadType.output, encodeMuxFrame(MuxCommand.finish, streamId));
  }
}

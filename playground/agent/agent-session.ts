import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { formatUuid, MessageType, PayloadType, randomMessageId } from '../../src/session/message.ts';
import { randomPool } from '../../src/session/random-pool.ts';
import { NodeDirectory } from '../runs/node-directory.ts';
import type { AttachDataChannel, Session, SessionType } from '../sessions.ts';
import { AgentChannel, encodeControl, type AgentEffect, type AgentEvent } from './agent-channel.ts';
import { startNonInteractiveCommands } from './commands.ts';
import type { HandshakeRequest } from './handshake.ts';
import { identify, nobody, type Identity } from './run-as.ts';
import { Link, type Disturbance } from './link.ts';
import { startPort } from './port.ts';
import type { Program, StartProgram } from './program.ts';
import { startInteractiveCommands, startShell } from './shell.ts';

const programs: Readonly<Record<SessionType, StartProgram>> = {
  Standard_Stream: startShell,
  InteractiveCommands: startInteractiveCommands,
  NonInteractiveCommands: startNonInteractiveCommands,
  Port: startPort,
};

/** The session types whose handshake the agent does not skip. */
const handshaking = new Set<SessionType>(['NonInteractiveCommands', 'Port']);

/** How long the agent waits for its last messages to be acknowledged, in milliseconds (PrepareToCloseChannel). */
const drainTime = 2000;
/** How many unacknowledged messages hold up the program, and how many let it go on. */
const manyUnacknowledged = 8000;
const fewUnacknowledged = 4000;
const minute = 60_000;
/** Minutes without input after which a session ends when its preferences do not say (user guide, idle timeout). */
const defaultIdleTimeout = 20;

/** The agent's end of one session, from the first client to the end of the program. */
class AgentSession {
  readonly #session: Session;
  readonly #channel: AgentChannel;
  #link: Link | undefined;
  #beginning: Promise<void> | undefined;
  #directory: NodeDirectory | undefined;
  #identity: Identity = nobody;
  #program: Program | undefined;
  #wake: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #longest: NodeJS.Timeout | undefined;
  #heldUp = false;
  #away = false;
  #ending: string | undefined;
  #ended = false;

  constructor(session: Session) {
    this.#session = session;
    this.#channel = new AgentChannel({
      agentVersion: session.node.agentVersion,
      random: randomPool(randomBytes),
    });
    session.onTerminated(() => this.#end(''));
    const { inputs } = session.plan;
    this.#rest();
    const longest = minutes(inputs['maxSessionDuration']);
    if (longest !== undefined) this.#longest = setTimeout(() => this.#end(tooLong), longest * minute).unref();
  }

  /** Serves a client that has shown a good token; it takes the place of an earlier one. */
  attach(socket: WebSocket): void {
    const former = this.#link;
    const link = new Link(
      socket,
      (data) => this.#receive(data),
      () => this.#regulate(),
    );
    link.disturbance = former?.disturbance ?? {};
    this.#link = link;
    former?.close();
    socket.on('close', () => {
      if (this.#link === link) this.#detach();
    });
    this.#session.connected();
    this.#handle({ type: 'attached' });
    if (this.#beginning === undefined) this.#beginning = this.#begin();
  }

  /** Makes the network bad from now on; an empty disturbance makes it good again. */
  disturb(disturbance: Disturbance): void {
    if (this.#link !== undefined) this.#link.disturbance = disturbance;
  }

  /** Loses the connection, and the session with it: the client hears of the end when it wants to resume. */
  expire(): void {
    this.#link?.drop();
    this.#link = undefined;
    this.#end('');
  }

  /** Loses the agent for a while: the service tells the client so each time it sends something. */
  pause(milliseconds: number): void {
    this.#away = true;
    this.#handle({ type: 'detached' });
    this.#sendControl(MessageType.pausePublication, undefined);
    setTimeout(() => {
      this.#away = false;
      this.#sendControl(MessageType.startPublication, undefined);
      if (this.#link !== undefined) this.#handle({ type: 'attached' });
    }, milliseconds).unref();
  }

  async #begin(): Promise<void> {
    try {
      this.#directory = await NodeDirectory.create();
      this.#identity = identify(this.#session.plan);
      if (this.#ended) await this.#directory.remove();
      this.#handle({ type: 'begin', handshake: this.#handshake() });
    } catch (error) {
      this.#finish(`Unable to start command: ${(error as Error).message}`);
    }
  }

  #handshake(): HandshakeRequest | undefined {
    const { sessionType, properties, encryption: key } = this.#session.plan;
    const isPort = sessionType === 'Port';
    // Port sessions are never encrypted a second time.
    if (!handshaking.has(sessionType) && key === undefined) return undefined;
    const { sessionId, node } = this.#session;
    const encryption =
      isPort || key === undefined ? undefined : { ...key, sessionId, target: node.instanceId };
    return { sessionType, properties: isPort ? properties : null, encryption };
  }

  #detach(): void {
    this.#link = undefined;
    this.#handle({ type: 'detached' });
    this.#session.disconnected();
  }

  #receive(data: Uint8Array): void {
    if (this.#away) this.#sendControl(MessageType.pausePublication, undefined);
    else this.#handle({ type: 'frame', data });
  }

  #handle(event: AgentEvent): void {
    if (this.#ended) return;
    for (const effect of this.#channel.handle(event, Date.now())) this.#run(effect);
    this.#regulate();
    if (this.#ending !== undefined && this.#channel.unacknowledged === 0) this.#end(this.#ending);
  }

  #run(effect: AgentEffect): void {
    switch (effect.type) {
      case 'send':
        this.#link?.send(effect.data);
        break;
      case 'receive':
        if (effect.payloadType === PayloadType.output) this.#rest();
        this.#program?.receive(effect.payloadType, effect.payload);
        break;
      case 'ready':
        this.#start(effect.clientVersion);
        break;
      case 'failed':
        this.#finish(effect.reason);
        break;
      case 'wakeAt':
        clearTimeout(this.#wake);
        if (effect.time !== undefined) {
          this.#wake = setTimeout(() => this.#handle({ type: 'tick' }), effect.time - Date.now());
        }
    }
  }

  #start(clientVersion: string): void {
    const start = programs[this.#session.plan.sessionType];
    try {
      this.#program = start({
        session: this.#session,
        directory: this.#directory?.home ?? '',
        identity: this.#identity,
        clientVersion,
        // The real agent waits a second for the shell's profile; who wants to see that sets this variable.
        shellDelay: Number(process.env['SSM_PLAYGROUND_SHELL_DELAY'] ?? 0),
        send: (payloadType, payload) => this.#handle({ type: 'data', payloadType, payload }),
        holdInput: (hold) => this.#link?.hold(hold),
        ended: (output) => {
          this.#program = undefined;
          this.#finish(output);
        },
      });
    } catch (error) {
      const lead = this.#session.plan.sessionType === 'Port' ? '' : 'Unable to start command: ';
      this.#finish(`${lead}${(error as Error).message}`);
    }
  }

  /** Holds the program up while the client, or the network to it, does not keep pace. */
  #regulate(): void {
    const { isActive, unacknowledged } = this.#channel;
    const limit = this.#heldUp ? fewUnacknowledged : manyUnacknowledged;
    const heldUp = !isActive || unacknowledged > limit || (this.#link?.isFull ?? false);
    if (heldUp === this.#heldUp || this.#program === undefined) return;
    this.#heldUp = heldUp;
    if (heldUp) this.#program.pause();
    else this.#program.resume();
  }

  /** The program is over: the session ends once the client has everything, or after two seconds. */
  #finish(output: string): void {
    if (this.#ending !== undefined) return;
    this.#ending = output;
    if (this.#channel.unacknowledged === 0) this.#end(output);
    else setTimeout(() => this.#end(output), drainTime);
  }

  #end(output: string): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const timer of [this.#wake, this.#idle, this.#longest]) clearTimeout(timer);
    this.#program?.kill();
    this.#sendControl(MessageType.channelClosed, {
      MessageId: formatUuid(randomBytes(16)),
      CreatedDate: String(Date.now()),
      DestinationId: this.#session.node.instanceId,
      SessionId: this.#session.sessionId,
      MessageType: MessageType.channelClosed,
      SchemaVersion: 1,
      Output: output,
    });
    this.#session.end();
    this.#link?.close();
    void this.#directory?.remove();
  }

  #sendControl(messageType: string, content: Record<string, unknown> | undefined): void {
    const stamp = { createdDate: Date.now(), messageId: randomMessageId(randomBytes(16)) };
    this.#link?.send(encodeControl(messageType, content, stamp));
  }

  /** The user did something: the idle time begins anew. */
  #rest(): void {
    const idle = minutes(this.#session.plan.inputs['idleSessionTimeout']) ?? defaultIdleTimeout;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#end(tooIdle), idle * minute).unref();
  }
}

/** The service's words, as users quote them (aws/amazon-ssm-agent#261). */
const tooIdle = 'Your session timed out due to inactivity and has been terminated.';
/** Ours: the service's are not known. */
const tooLong = 'Your session has reached its maximum duration and has been terminated.';

/** A number of minutes in the preferences of a session document, which are strings. */
function minutes(value: unknown): number | undefined {
  const number = Number(value);
  return value !== undefined && value !== '' && number > 0 ? number : undefined;
}

const agents = new WeakMap<Session, AgentSession>();

/** The agent's end of a session that a client has opened; for faults on request. */
export function agentOf(session: Session): AgentSession | undefined {
  return agents.get(session);
}

/**
 * Serves a WebSocket at a session's stream URL. The first message is a JSON text with the session's newest token; all
 * that follow are frames. A wrong token closes the socket.
 */
export const attachDataChannel: AttachDataChannel = (socket, session) => {
  socket.on('error', () => socket.terminate());
  socket.once('message', (data, isBinary) => {
    const token = isBinary ? undefined : readToken((data as Buffer).toString());
    if (token === undefined || !session.acceptsToken(token)) {
      socket.close(1008, 'Invalid token');
      return;
    }
    let agent = agents.get(session);
    if (agent === undefined) agents.set(session, (agent = new AgentSession(session)));
    agent.attach(socket);
  });
};

function readToken(text: string): string | undefined {
  try {
    const { TokenValue } = JSON.parse(text) as { TokenValue?: unknown };
    return typeof TokenValue === 'string' ? TokenValue : undefined;
  } catch {
    return undefined;
  }
}

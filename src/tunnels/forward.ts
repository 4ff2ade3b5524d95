// What a user asks for when a port is to be forwarded, as text and as data.
import { isIPv6 } from 'node:net';
import { isLoopback, loopback } from '../terminal/local-port.ts';

/** One port of this computer that leads to a port of a node, or of a host that the node can reach. */
export interface Forward {
  /** The host behind the node; undefined: the node itself. */
  readonly host: string | undefined;
  readonly port: number;
  /** The address of this computer to listen on. */
  readonly localHost: string;
  /** Undefined: the same number as `port` if that is free, else any free one. 0: any free one. */
  readonly localPort: number | undefined;
}

/** A forward through one node. */
export interface NodeForward extends Forward {
  readonly nodeId: string;
  /** How the user knows the node. */
  readonly nodeLabel: string;
}

const portPattern = /^\d{1,5}$/;
const isPort = (text: string): boolean => portPattern.test(text) && Number(text) <= 65_535;

/**
 * Reads forwards as people write them for `ssh -L`, separated by spaces or commas: `[[address:]local:][host:]port`.
 * IPv6 addresses stand in brackets. The forwards, or what is wrong with the text.
 */
export function parseForwards(text: string): readonly Forward[] | { readonly problem: string } {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) return { problem: 'Type a port, such as 80.' };
  const forwards: Forward[] = [];
  for (const word of words) {
    const forward = parseForward(word);
    if ('problem' in forward) return forward;
    if (forwards.some((other) => clashes(other, forward))) {
      return { problem: `${word}: two forwards cannot listen on the same local port.` };
    }
    forwards.push(forward);
  }
  return forwards;
}

function parseForward(word: string): Forward | { readonly problem: string } {
  const parts = word.match(/\[[^\]]*\]|[^:[\]]+|(?<=:|^)(?=:|$)/g) ?? [];
  if (parts.join(':') !== word || parts.length > 4) {
    return { problem: `${word} is no forward. Write port, local:port, host:port or local:host:port.` };
  }
  const [port = '', ...before] = parts.reverse();
  // What stands directly before the port is a host, unless it is a number: then it is the local port.
  const [host, local, address] = isHost(before[0], before.length) ? before : [undefined, ...before];
  if (!isPort(port) || Number(port) === 0)
    return { problem: `${word}: ${port || 'nothing'} is no port from 1 to 65535.` };
  if (local !== undefined && local !== '' && !isPort(local)) {
    return { problem: `${word}: ${local} is no local port from 0 to 65535.` };
  }
  return {
    host: readHost(host),
    port: Number(port),
    localHost: address === undefined || address === '' ? loopback : unbracket(address),
    localPort: local === undefined ? undefined : Number(local),
  };
}

/** `local:port` and `host:port` are told apart by the host, which is no number. */
const isHost = (part: string | undefined, count: number): boolean =>
  part !== undefined && (count > 1 || !(part === '' || portPattern.test(part)));

/** The node's own addresses lead to the node itself; agents refuse them as hosts behind it. */
function readHost(text: string | undefined): string | undefined {
  const host = unbracket(text ?? '');
  return host === '' || isLoopback(host) ? undefined : host;
}

const unbracket = (text: string): string => text.replace(/^\[(.*)\]$/, '$1');

const clashes = (a: Forward, b: Forward): boolean =>
  a.localPort !== undefined &&
  a.localPort !== 0 &&
  a.localPort === b.localPort &&
  a.localHost === b.localHost;

/** `127.0.0.1:80`, `[::1]:80`. */
export const joinAddress = (host: string, port: number | string): string =>
  isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;

/** Ports that speak TLS by custom. */
const securePorts = new Set([443, 8443, 9443]);
/** Listening on all addresses of this computer, or on the usual one: what `localhost` leads to, also from afar. */
const usualHosts = new Set([loopback, 'localhost', '0.0.0.0', '::']);

/** The web address of the local end of a forward. */
export function pageAddress({ port, localHost }: Forward, localPort: number): string {
  const host = usualHosts.has(localHost) ? 'localhost' : localHost;
  return `${securePorts.has(port) ? 'https' : 'http'}://${joinAddress(host, localPort)}/`;
}

/** Where a forward leads, as seen from the user: `db.internal:5432`, or `web-1:80` for the node itself. */
export const describeDestination = ({ host, port, nodeLabel }: NodeForward): string =>
  joinAddress(host ?? nodeLabel, port);

/** The forward as it was stored by this or another version; undefined if it is none. */
export function readForward(value: unknown): NodeForward | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { nodeId, nodeLabel, host, port, localHost, localPort } = value as Record<string, unknown>;
  const isNumber = (number: unknown): number is number => Number.isInteger(number) && isPort(String(number));
  if (typeof nodeId !== 'string' || !isNumber(port)) return undefined;
  return {
    nodeId,
    nodeLabel: typeof nodeLabel === 'string' ? nodeLabel : nodeId,
    host: typeof host === 'string' ? host : undefined,
    port,
    localHost: typeof localHost === 'string' ? localHost : loopback,
    localPort: isNumber(localPort) ? localPort : undefined,
  };
}

/** True if both lead from the same place to the same place. */
export const isSameForward = (a: NodeForward, b: NodeForward): boolean =>
  (['nodeId', 'host', 'port', 'localHost', 'localPort'] as const).every((key) => a[key] === b[key]);

/** The session document and its parameters for a forward (AWS-StartPortForwardingSession…). */
export function sessionRequest({ nodeId, host, port }: NodeForward): {
  readonly target: string;
  readonly documentName: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
} {
  const portNumber = [String(port)];
  return host === undefined
    ? { target: nodeId, documentName: 'AWS-StartPortForwardingSession', parameters: { portNumber } }
    : {
        target: nodeId,
        documentName: 'AWS-StartPortForwardingSessionToRemoteHost',
        parameters: { host: [host], portNumber },
      };
}

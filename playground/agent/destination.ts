import { connect, isIP, type Socket } from 'node:net';

/** Where a Port session leads, seen from the node. */
export interface Destination {
  /** Undefined: the node itself. */
  readonly host: string | undefined;
  readonly port: number;
}

/** Hosts of the sample company; whatever runs on this computer stands for them. */
const sampleHost = /\.example\.com$/i;

/**
 * Reads the properties of a Port session. Throws the agent's words for what it refuses.
 *
 * Source of the refusal: people quote it, for example for 127.0.0.1; the agent guards the services of the instance
 * itself (aws/amazon-ssm-agent agent/session/plugins/port/port.go).
 */
export function readDestination(properties: Readonly<Record<string, unknown>>): Destination {
  const text = (name: string): string => {
    const value = properties[name];
    return typeof value === 'string' ? value : '';
  };
  const port = Number(text('portNumber'));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error('Port number is empty in session properties.');
  }
  const host = text('host');
  if (isOwnAddress(host)) throw new Error(`Forwarding to IP address ${host} is forbidden.`);
  return { host: host === '' ? undefined : host, port };
}

function isOwnAddress(host: string): boolean {
  if (host === 'localhost') return true;
  return isIP(host) !== 0 && /^(127\.|::1$|169\.254\.|fe80:|fd00:ec2::)/i.test(host);
}

/**
 * A connection to the destination. The playground reaches nothing but this computer: it stands for each sample node,
 * and for the hosts of the sample company.
 */
export function dial({ host, port }: Destination): Socket {
  const isHere = host === undefined || sampleHost.test(host);
  return connect({
    port,
    host: 'localhost',
    allowHalfOpen: true,
    ...(isHere ? {} : { lookup: (_name, _options, done) => done(noSuchHost(host), '', 4) }),
  });
}

function noSuchHost(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`dial tcp: lookup ${host}: no such host`), { code: 'ENOTFOUND' });
}

// A private certificate authority and the certificates that it signs, made without a tool: DER by hand (X.690), as
// RFC 5280 lays certificates out.
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface PrivateAuthority {
  /** What has to be trusted, in PEM. */
  readonly ca: string;
  /** A certificate for these IPv4 addresses and host names. */
  issue(addresses: readonly string[], names?: readonly string[]): Certificate;
}

export function createAuthority(name: string): PrivateAuthority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = extension('2.5.29.19', sequence(boolean(true)));
  const ca = certificate(
    { issuer: name, by: own.privateKey, subject: name, key: own.publicKey },
    isAuthority,
  );
  return {
    ca,
    issue(addresses, names = []) {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const alternatives = sequence(
        ...addresses.map((address) => der(0x87, Buffer.from(address.split('.').map(Number)))),
        ...names.map((host) => der(0x82, Buffer.from(host))),
      );
      return {
        cert: certificate(
          { issuer: name, by: own.privateKey, subject: 'server', key: publicKey },
          extension('2.5.29.17', alternatives),
        ),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

interface Parties {
  readonly issuer: string;
  readonly by: KeyObject;
  readonly subject: string;
  readonly key: KeyObject;
}

function certificate({ issuer, by, subject, key }: Parties, ...extensions: readonly Buffer[]): string {
  const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
  const day = 86_400_000;
  const body = sequence(
    der(0xa0, integer(2)),
    integer(Math.floor(Math.random() * 2 ** 31)),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(utcTime(Date.now() - day), utcTime(Date.now() + day)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const bytes = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, by)));
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, Math.floor(length / 256), length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: readonly Buffer[]): Buffer => der(0x30, ...contents);
const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));
const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes);
const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), der(0x04, value));
const nameOf = (name: string): Buffer =>
  sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(name)))));

/** A positive one of four bytes. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  const first = bytes.findIndex((byte) => byte !== 0);
  return der(0x02, bytes.subarray(first === -1 ? 3 : first));
}

function utcTime(time: number): Buffer {
  const digits = new Date(time).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const septets = (value: number): number[] => {
    const all = [value % 128];
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
      all.unshift(0x80 | (left % 128));
    }
    return all;
  };
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(septets)]));
}

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createProxy, type IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import { connect, type AddressInfo, type Server as NetServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { createClients } from '../../../src/aws/clients.ts';
import { withAwsFiles } from '../../support/aws-files.ts';
import { createAuthority } from '../../support/certificates.ts';

async function listen(server: NetServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Connections to this computer go by no proxy; this address leads here too, and is none of those that are known to. */
const here = '0.0.0.0';

describe('a connection to an endpoint of a private certificate authority', () => {
  const authority = createAuthority('Corp Root');
  const stranger = createAuthority('Somebody Else');
  let server: Server;
  let port: number;
  let folder: string;
  let bundle: string;
  /** The operations that arrived. */
  let served: string[];

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'ssm-transport-'));
    bundle = path.join(folder, 'corp.pem');
    await writeFile(bundle, authority.ca);
    const names = ['ssm.corp.example', 'localhost'];
    server = createServer(authority.issue(['127.0.0.1', here, '10.1.2.3'], names), (request, response) => {
      served.push(String(request.headers['x-amz-target']));
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end('{"InstanceInformationList":[{"InstanceId":"mi-1"}]}');
    });
    port = await listen(server);
  });
  beforeEach(() => (served = []));
  after(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  /** The nodes that the account has, by a connection with that profile in that environment. */
  async function ask({ endpoint = `https://127.0.0.1:${port}`, profile = '', env = {} }: Asked) {
    const config = `[profile corp]\nendpoint_url = ${endpoint}\n${profile}\naws_access_key_id = x\naws_secret_access_key = y\n`;
    return withAwsFiles({ config, env }, async () => {
      const connection = { kind: 'account', profile: 'corp', region: 'eu-west-1' } as const;
      const clients = createClients({ connection, version: 'test', env: process.env });
      try {
        const { InstanceInformationList: nodes = [] } = await clients.call(
          'ssm:DescribeInstanceInformation',
          {},
        );
        return nodes.map(({ InstanceId }) => InstanceId);
      } finally {
        clients.close();
      }
    });
  }
  interface Asked {
    readonly endpoint?: string;
    readonly profile?: string;
    readonly env?: Record<string, string>;
  }

  it('is refused without a bundle, and told what to do', async () => {
    await assert.rejects(ask({}), {
      kind: 'certificate',
      advice: /ca_bundle of the profile or in AWS_CA_BUNDLE/,
    });
    assert.deepEqual(served, []);
  });

  it('works with ca_bundle in the profile', async () => {
    assert.deepEqual(await ask({ profile: `ca_bundle = ${bundle}` }), ['mi-1']);
    assert.deepEqual(served, ['AmazonSSM.DescribeInstanceInformation']);
  });

  it('works with AWS_CA_BUNDLE, which comes first', async () => {
    const env = { AWS_CA_BUNDLE: bundle };
    assert.deepEqual(await ask({ env }), ['mi-1']);
    assert.deepEqual(await ask({ env, profile: 'ca_bundle = /none.pem' }), ['mi-1']);
  });

  it('is refused with the bundle of somebody else, and says which bundle cannot be read', async () => {
    const other = path.join(folder, 'other.pem');
    await writeFile(other, stranger.ca);
    await assert.rejects(ask({ profile: `ca_bundle = ${other}` }), { kind: 'certificate' });
    await assert.rejects(
      ask({ profile: 'ca_bundle = /none.pem' }),
      /The CA bundle \/none\.pem .* cannot be read/,
    );
    assert.deepEqual(served, []);
  });

  describe('behind a proxy', () => {
    /** What the proxy was asked for; it leads every host to the endpoint. */
    const asked: string[] = [];
    const proxy = createProxy();
    let env: Record<string, string>;
    before(async () => {
      proxy.on('connect', (request: IncomingMessage, socket: Duplex) => {
        asked.push(`CONNECT ${request.url ?? ''}`);
        const onward = connect(port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.pipe(onward).pipe(socket);
        });
        onward.on('error', () => socket.destroy());
        socket.on('error', () => onward.destroy());
      });
      env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(proxy)}`, AWS_CA_BUNDLE: bundle };
    });
    beforeEach(() => (asked.length = 0));
    after(() => proxy.close());

    it('goes through a tunnel, at whose end the bundle is what counts', async () => {
      const endpoint = 'https://ssm.corp.example';
      assert.deepEqual(await ask({ endpoint, env }), ['mi-1']);
      const { HTTPS_PROXY = '' } = env;
      await assert.rejects(ask({ endpoint, env: { HTTPS_PROXY } }), { kind: 'certificate' });
      assert.ok(asked.length >= 2);
      assert.deepEqual([...new Set(asked)], ['CONNECT ssm.corp.example:443']);
    });

    it('is known by its IP address, where it has no name, and by no name that others go by', async () => {
      assert.deepEqual(await ask({ endpoint: 'https://10.1.2.3', env }), ['mi-1']);
      assert.deepEqual([...new Set(asked)], ['CONNECT 10.1.2.3:443']);
      // The certificate is right for the computer that the proxy runs on, and for others, but for these it is not.
      for (const endpoint of ['https://10.1.2.4', 'https://[fd00::1]']) {
        await assert.rejects(ask({ endpoint, env }), { kind: 'certificate' }, endpoint);
      }
      assert.ok(asked.includes('CONNECT [fd00::1]:443'));
      assert.equal(served.length, 1);
    });

    it('goes past the proxy for the hosts of NO_PROXY', async () => {
      const endpoint = `https://${here}:${port}`;
      assert.deepEqual(await ask({ endpoint, env: { ...env, NO_PROXY: `other.example,${here}` } }), ['mi-1']);
      assert.deepEqual([served.length, asked], [1, []]);
      // Without the exception it goes there.
      assert.deepEqual(await ask({ endpoint, env }), ['mi-1']);
      assert.ok(asked.includes(`CONNECT ${here}:${port}`));
    });
  });
});

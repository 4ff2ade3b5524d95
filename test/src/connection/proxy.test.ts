import assert from 'node:assert/strict';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { noProxySettings, proxyFor, ProxyingAgent } from '../../../src/connection/proxy.ts';
import { withAwsFiles } from '../../support/aws-files.ts';

/** Runs `use` with these variables and no other that names a proxy. */
const withEnv = async <T>(env: Record<string, string>, use: () => T | Promise<T>): Promise<T> =>
  withAwsFiles({ config: '', env }, async () => use());

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('proxyFor', () => {
  const of = (url: string, settings = noProxySettings): string => proxyFor(new URL(url), settings);
  const vscode = { proxy: 'http://vscode:1', noProxy: ['.internal', 'exact.example:8443'] };

  it('is the one of the environment for the scheme', async () => {
    await withEnv({ HTTPS_PROXY: 'http://secure:1', HTTP_PROXY: 'http://plain:1', NO_PROXY: '.cn' }, () => {
      assert.equal(of('https://ssm.eu-west-1.amazonaws.com/'), 'http://secure:1');
      assert.equal(of('http://ssm.eu-west-1.amazonaws.com/'), 'http://plain:1');
      assert.equal(of('https://ssm.cn-north-1.amazonaws.com.cn/'), '');
    });
    await withEnv({}, () => assert.equal(of('https://ssm.eu-west-1.amazonaws.com/'), ''));
  });

  it('is the one of the settings first, but for the hosts of either list', async () => {
    await withEnv({ HTTPS_PROXY: 'http://secure:1', NO_PROXY: 'corp.example, other.example' }, () => {
      assert.equal(of('https://ssm.eu-west-1.amazonaws.com/', vscode), 'http://vscode:1');
      assert.equal(of('https://x.internal/', vscode), '');
      assert.equal(of('https://exact.example:8443/', vscode), '');
      assert.equal(of('https://exact.example/', vscode), 'http://vscode:1');
      assert.equal(of('https://ssm.corp.example/', vscode), '');
      assert.equal(of('https://notcorp.example/', vscode), 'http://vscode:1');
      assert.equal(of('https://any.example/', { ...vscode, noProxy: ['*'] }), '');
    });
  });

  it('is none for this computer', async () => {
    await withEnv({ HTTP_PROXY: 'http://plain:1' }, () => {
      for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
        assert.equal(of(`http://${host}:4566/`, vscode), '', host);
      }
    });
  });
});

describe('ProxyingAgent', () => {
  /** A proxy that leads every host to `port` of this computer, and remembers what it was asked for. */
  async function startProxy(port: number): Promise<{ server: Server; url: string; asked: string[] }> {
    const asked: string[] = [];
    const server = createServer((incoming, response) => {
      asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
      response.end('by proxy');
    });
    server.on('connect', (incoming: IncomingMessage, socket: import('node:stream').Duplex) => {
      asked.push(`CONNECT ${incoming.url ?? ''}`);
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    return { server, url: `http://127.0.0.1:${await listen(server)}`, asked };
  }

  const get = (url: string, agent: ProxyingAgent): Promise<string> =>
    new Promise((resolve, reject) => {
      request(url, { agent }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve(body));
      })
        .on('error', reject)
        .end();
    });

  it('sends requests by the proxy of their host, and those to this computer directly', async () => {
    const target = createServer((_, response) => response.end('directly'));
    const proxy = await startProxy(await listen(target));
    const agent = new ProxyingAgent({ proxy: proxy.url, noProxy: [] });
    const { port } = target.address() as AddressInfo;
    try {
      assert.equal(await get('http://ssm.example/', agent), 'by proxy');
      assert.equal(await get(`http://127.0.0.1:${port}/`, agent), 'directly');
      assert.deepEqual(proxy.asked, ['GET http://ssm.example/']);
    } finally {
      agent.destroy();
      proxy.server.close();
      target.close();
    }
  });

  it('asks the proxy for a tunnel for what is encrypted, WebSockets included', async () => {
    const target = createServer();
    const sockets = new WebSocketServer({ server: target });
    const proxy = await startProxy(await listen(target));
    const agent = new ProxyingAgent({ proxy: proxy.url, noProxy: [] });
    try {
      // The far end speaks no TLS, so the handshake fails; that the tunnel was asked for is what counts.
      await new Promise<void>((resolve) => {
        new WebSocket('wss://ssmmessages.eu-west-1.amazonaws.com/v1/data-channel/x', { agent }).on(
          'error',
          () => resolve(),
        );
      });
      assert.deepEqual(proxy.asked, ['CONNECT ssmmessages.eu-west-1.amazonaws.com:443']);
    } finally {
      agent.destroy();
      sockets.close();
      proxy.server.close();
      target.close();
    }
  });

  it('says without its password that a proxy is of no use', async () => {
    const agent = new ProxyingAgent({ proxy: 'socks5://me:planted-secret@127.0.0.1:1', noProxy: [] });
    const error = await get('http://ssm.example/', agent).catch((error: unknown) => error);
    assert.match(String(error), /must be an http or https address/);
    assert.doesNotMatch(String(error), /planted-secret/);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  pageAddress,
  parseForwards,
  readForward,
  sessionRequest,
  type Forward,
} from '../../../src/tunnels/forward.ts';

const parse = (text: string): readonly Forward[] => {
  const forwards = parseForwards(text);
  return 'problem' in forwards ? assert.fail(forwards.problem) : forwards;
};

const problem = (text: string): string => {
  const forwards = parseForwards(text);
  return 'problem' in forwards ? forwards.problem : assert.fail(`${text} is read as a forward`);
};

const forward = (port: number, change: Partial<Forward> = {}): Forward => ({
  ...{ host: undefined, port, localHost: '127.0.0.1', localPort: undefined },
  ...change,
});

describe('forwards as text', () => {
  it('name the port of the node, and the local one if it matters', () => {
    assert.deepEqual(parse('80'), [forward(80)]);
    assert.deepEqual(parse('8080:80'), [forward(80, { localPort: 8080 })]);
    assert.deepEqual(parse('0:80'), [forward(80, { localPort: 0 })]);
    assert.deepEqual(parse(':80'), [forward(80, { localPort: 0 })]);
  });

  it('name a host behind the node', () => {
    assert.deepEqual(parse('db.internal:5432'), [forward(5432, { host: 'db.internal' })]);
    assert.deepEqual(parse('15432:db.internal:5432'), [
      forward(5432, { host: 'db.internal', localPort: 15_432 }),
    ]);
    assert.deepEqual(parse('10.0.0.7:22'), [forward(22, { host: '10.0.0.7' })]);
    assert.deepEqual(parse('2222:[fd00::7]:22'), [forward(22, { host: 'fd00::7', localPort: 2222 })]);
  });

  it('take the own addresses of the node for the node', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      assert.deepEqual(parse(`8080:${host}:80`), [forward(80, { localPort: 8080 })]);
    }
  });

  it('name the address to listen on', () => {
    assert.deepEqual(parse('0.0.0.0:8080:db:5432'), [
      forward(5432, { host: 'db', localHost: '0.0.0.0', localPort: 8080 }),
    ]);
    assert.deepEqual(parse('0.0.0.0:8080::80'), [forward(80, { localHost: '0.0.0.0', localPort: 8080 })]);
    assert.deepEqual(parse('[::1]:8080:db:80'), [
      forward(80, { host: 'db', localHost: '::1', localPort: 8080 }),
    ]);
  });

  it('stand several in a row', () => {
    assert.equal(parse('80, 443 8443:db:443,22').length, 4);
  });

  it('say what is wrong', () => {
    assert.match(problem(' '), /Type a port/);
    for (const text of [
      '0',
      '65536',
      'web',
      'db:',
      '8080:',
      'a:b:c',
      '99999:80',
      '1:2:3:4:5',
      '80]',
      '[::1',
    ]) {
      assert.match(problem(text), /no port|no local port|no forward/, text);
    }
    assert.match(problem('8080:80 8080:81'), /same local port/);
    assert.equal(parse('8080:80 0.0.0.0:8080::81').length, 2);
  });

  it('are read without failing, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseForwards(text);
      }),
    );
  });
});

describe('a forward', () => {
  it('is read from state of any shape', () => {
    const whole = { ...forward(80), nodeId: 'i-1', nodeLabel: 'web-1' };
    assert.deepEqual(readForward(whole), whole);
    assert.equal(readForward({ nodeId: 'i-1', port: 80 })?.nodeLabel, 'i-1');
    for (const value of [
      undefined,
      null,
      'x',
      [],
      { nodeId: 'i-1' },
      { port: 80 },
      { nodeId: 'i-1', port: 1e9 },
    ]) {
      assert.equal(readForward(value), undefined);
    }
  });

  it('becomes a session with the document for the node or for a host behind it', () => {
    const node = { nodeId: 'i-1', nodeLabel: 'web-1' };
    assert.deepEqual(sessionRequest({ ...forward(80), ...node }), {
      target: 'i-1',
      documentName: 'AWS-StartPortForwardingSession',
      parameters: { portNumber: ['80'] },
    });
    assert.deepEqual(sessionRequest({ ...forward(5432, { host: 'db' }), ...node }), {
      target: 'i-1',
      documentName: 'AWS-StartPortForwardingSessionToRemoteHost',
      parameters: { host: ['db'], portNumber: ['5432'] },
    });
  });
});

describe('the page of a forward', () => {
  it('is on localhost, where remote windows can lead it through, by TLS for the ports that speak it', () => {
    assert.equal(pageAddress(forward(80), 8080), 'http://localhost:8080/');
    assert.equal(pageAddress(forward(8443), 40_001), 'https://localhost:40001/');
    assert.equal(pageAddress(forward(80, { localHost: '0.0.0.0' }), 8080), 'http://localhost:8080/');
  });

  it('is where nothing else listens, on an address of its own', () => {
    assert.equal(pageAddress(forward(80, { localHost: '127.0.0.2' }), 8080), 'http://127.0.0.2:8080/');
    assert.equal(pageAddress(forward(443, { localHost: '::1' }), 8443), 'https://[::1]:8443/');
  });
});

import assert from 'node:assert/strict';
import { encodeExitCode, encodeFlag } from '../../../src/session/payload.ts';
import { SessionCipher } from '../../../src/session/session-cipher.ts';
import { ack, control, noRandom, output, ScriptedChannel, streamData, typed } from './scripted-channel.ts';

const handshakeRequest = (...actions: unknown[]): Buffer =>
  streamData(0, 5, JSON.stringify({ AgentVersion: '3.3.1142.0', RequestedClientActions: actions }));

const sessionType = (type: string, properties: unknown = null): unknown => ({
  ActionType: 'SessionType',
  ActionParameters: { SessionType: type, Properties: properties },
});

const handshakeComplete = (message = ''): Buffer =>
  streamData(1, 7, JSON.stringify({ HandshakeTimeToComplete: 5, CustomerMessage: message }));

const closed = (text: string): Buffer =>
  control('channel_closed', {
    MessageType: 'channel_closed',
    SessionId: 's',
    SchemaVersion: 1,
    Output: text,
  });

let session: ScriptedChannel;
beforeEach(() => (session = new ScriptedChannel()));

describe('data channel: a shell without handshake', () => {
  it('opens with the token and holds input back until the agent speaks', () => {
    assert.deepEqual(session.handle({ type: 'start' }), ['connect', 'state connecting']);
    assert.deepEqual(session.handle({ type: 'resize', columns: 100, rows: 30 }, typed('early')), []);
    assert.deepEqual(session.handle({ type: 'opened' }), [
      'send opening token-1 1.2.677.0',
      'state starting',
    ]);
    assert.deepEqual(session.wait(5000), []);
    assert.deepEqual(session.receive(output(0, '$ ')), [
      'send ack #0',
      'established Standard_Stream  {}',
      'output "$ "',
      'send #0 type 3 {"cols":100,"rows":30}',
      'send #1 type 1 early',
      'state active',
      'wake +200',
    ]);
  });

  it('sends a change of size at once, and only the latest of those that waited', () => {
    session.handle({ type: 'start' }, { type: 'opened' });
    session.handle({ type: 'resize', columns: 1, rows: 1 }, { type: 'resize', columns: 2, rows: 2 });
    assert.ok(session.receive(output(0, '$ ')).includes('send #0 type 3 {"cols":2,"rows":2}'));
    assert.deepEqual(session.handle({ type: 'resize', columns: 3, rows: 3 }), [
      'send #1 type 3 {"cols":3,"rows":3}',
    ]);
  });

  it('sends every byte as it is', () => {
    session.establish();
    for (const key of ['\n', '\r', '\x03', '\x1a', '\x04', '\x1b[A']) {
      assert.ok(session.handle(typed(key))[0]?.endsWith(`type 1 ${key}`));
    }
  });

  it('cuts large input into messages of at most 1,024 bytes and joins what waits', () => {
    session.establish();
    const sent = session.handle(typed('x'.repeat(2500))).filter((line) => line.startsWith('send'));
    assert.deepEqual(
      sent.map((line) => line.length - 'send #0 type 1 '.length),
      [1024, 1024, 452],
    );
    for (let message = 3; message < 64; message++) session.handle(typed('y'));
    assert.deepEqual(session.handle(typed('a'), typed('b'), typed('c')), []);
    assert.equal(session.channel.queuedLength, 3);
    assert.ok(session.receive(ack(0)).includes('send #64 type 1 abc'));
  });

  it('tells standard error from output, and the exit code at the end', () => {
    session.establish();
    assert.deepEqual(session.receive(streamData(1, 11, 'oh')), ['send ack #1', 'error "oh"']);
    assert.deepEqual(session.receive(streamData(2, 12, encodeExitCode(3))), ['send ack #2']);
    assert.deepEqual(session.receive(closed('')), ['closed closed "" 3']);
  });

  it('passes on why the service closed the session, and does nothing afterwards', () => {
    session.establish();
    assert.deepEqual(session.receive(closed('No such user.')), ['closed closed "No such user." undefined']);
    assert.deepEqual(session.handle(typed('a'), { type: 'tick' }, { type: 'dropped', reason: '1000' }), []);
  });

  it('terminates on request', () => {
    session.establish();
    assert.deepEqual(session.handle({ type: 'terminate' }), ['terminate', 'closed terminated "" undefined']);
  });
});

describe('data channel: handshake', () => {
  beforeEach(() => session.handle({ type: 'start' }, { type: 'opened' }));

  const success = '{"ActionType":"SessionType","ActionStatus":1,"ActionResult":null,"Error":""}';

  it('answers, and begins when the agent says so', () => {
    session.handle(typed('early'));
    assert.deepEqual(session.receive(handshakeRequest(sessionType('NonInteractiveCommands'))), [
      'send ack #0',
      `send #0 type 6 {"ClientVersion":"1.2.677.0","ProcessedClientActions":[${success}],"Errors":null}`,
      'wake +200',
    ]);
    assert.deepEqual(session.receive(handshakeComplete('Be careful.')), [
      'send ack #1',
      'established NonInteractiveCommands 3.3.1142.0 {}',
      'notice Be careful.',
      'send #1 type 1 early',
      'state active',
    ]);
  });

  it('passes the properties of a Port session on and sends it no size', () => {
    session.handle({ type: 'resize', columns: 80, rows: 24 });
    session.receive(handshakeRequest(sessionType('Port', { portNumber: '22', type: 'LocalPortForwarding' })));
    assert.deepEqual(session.receive(handshakeComplete()), [
      'send ack #1',
      'established Port 3.3.1142.0 {"portNumber":"22","type":"LocalPortForwarding"}',
      'state active',
    ]);
    assert.deepEqual(session.receive(streamData(2, 10, encodeFlag(3))), ['send ack #2', 'flag 3']);
    assert.deepEqual(session.handle({ type: 'flag', flag: 1 }), ['send #1 type 10 00000001']);
    assert.deepEqual(session.handle({ type: 'terminate' }), [
      'send #2 type 10 00000002',
      'terminate',
      'closed terminated "" undefined',
    ]);
  });

  it('says what it cannot do', () => {
    const lines = session.receive(handshakeRequest(sessionType('Telepathy'), { ActionType: 'Dance' }));
    const response = JSON.parse(lines[1]?.replace('send #0 type 6 ', '') ?? '') as Record<string, unknown>;
    assert.deepEqual(response['ProcessedClientActions'], [
      {
        ActionType: 'SessionType',
        ActionStatus: 2,
        ActionResult: null,
        Error: 'Unknown session type Telepathy',
      },
      { ActionType: 'Dance', ActionStatus: 3, ActionResult: null, Error: 'Unsupported action Dance' },
    ]);
    assert.deepEqual(response['Errors'], ['Unknown session type Telepathy', 'Unsupported action Dance']);
  });

  it('ends the session when the handshake cannot be read', () => {
    assert.deepEqual(session.receive(streamData(0, 5, '[]')), [
      'send ack #0',
      'terminate',
      'closed failed "The agent began the session with a handshake that cannot be read." undefined',
    ]);
  });
});

describe('data channel: encryption', () => {
  const keyId = 'arn:aws:kms:eu-central-1:123456789012:key/k';
  const dataKey = { plaintext: Buffer.alloc(64, 7), ciphertext: Buffer.from('sealed') };
  const agent = SessionCipher.ofAgent(dataKey.plaintext, noRandom) ?? assert.fail('no cipher');
  const encryption = (parameters: object): unknown => ({
    ActionType: 'KMSEncryption',
    ActionParameters: { KMSKeyId: keyId, ...parameters },
  });
  const encrypted = (sequenceNumber: number, payloadType: number, text: string): Buffer =>
    streamData(sequenceNumber, payloadType, agent.encrypt(Buffer.from(text)));
  const challenge = (text: string): Buffer =>
    streamData(
      1,
      8,
      JSON.stringify({ Challenge: Buffer.from(agent.encrypt(Buffer.from(text))).toString('base64') }),
    );

  beforeEach(() => {
    session = new ScriptedChannel({ encryption: { sessionId: 's-1', target: 'i-1' } });
    session.handle({ type: 'start' }, { type: 'opened' });
  });

  /** Brings an encrypted shell to the point where the agent has said that it is complete. */
  function begin(): void {
    session.receive(handshakeRequest(sessionType('Standard_Stream'), encryption({})));
    session.handle({ type: 'dataKey', dataKey });
    session.receive(challenge('prove it'), streamData(2, 7, '{"CustomerMessage":""}'));
  }

  it('asks KMS for a data key, then answers, then shows that it has the key', () => {
    session.handle(typed('early'));
    const request = handshakeRequest(sessionType('Standard_Stream'), encryption({}));
    assert.deepEqual(session.receive(request), [
      'send ack #0',
      `generateDataKey ${keyId} {"aws:ssm:SessionId":"s-1","aws:ssm:TargetId":"i-1"}`,
    ]);
    const [response = ''] = session.handle({ type: 'dataKey', dataKey });
    const { ProcessedClientActions: actions } = JSON.parse(response.replace('send #0 type 6 ', '')) as {
      ProcessedClientActions: unknown[];
    };
    assert.deepEqual(actions[1], {
      ActionType: 'KMSEncryption',
      ActionStatus: 1,
      ActionResult: { KMSCipherTextKey: 'c2VhbGVk', KMSCipherTextHash: null },
      Error: '',
    });
    const answer = session.receive(challenge('prove it'))[1] ?? '';
    const { Challenge } = JSON.parse(answer.replace('send #1 type 9 ', '')) as { Challenge: string };
    assert.equal(Buffer.from(agent.decrypt(Buffer.from(Challenge, 'base64')) ?? '').toString(), 'prove it');
    const message = 'This session is encrypted using AWS KMS.';
    const lines = session.receive(streamData(2, 7, JSON.stringify({ CustomerMessage: message })));
    assert.deepEqual(lines.slice(0, 3), [
      'send ack #2',
      'established Standard_Stream 3.3.1142.0 {}',
      `notice ${message}`,
    ]);
  });

  it('puts the challenge of newer agents into the context, and says so', () => {
    const request = handshakeRequest(sessionType('Standard_Stream'), encryption({ Challenge: 'cmFuZG9t' }));
    assert.match(session.receive(request)[1] ?? '', /"aws:ssm:RandomChallenge":"cmFuZG9t"\}$/);
    const [response = ''] = session.handle({ type: 'dataKey', dataKey });
    assert.match(response, /"ChallengeAcknowledgement":true/);
  });

  it('encrypts data, and neither sizes nor flags', () => {
    begin();
    session.handle({ type: 'resize', columns: 80, rows: 24 });
    session.handle({ type: 'flag', flag: 2 }, typed('ls'));
    const sent = session.sent.slice(-3).map(({ payloadType, payload }) => {
      const plain = payloadType === 1 ? agent.decrypt(payload) : payload;
      return `${payloadType} ${Buffer.from(plain ?? '?').toString('latin1')}`;
    });
    assert.deepEqual(sent, ['3 {"cols":80,"rows":24}', '10 \0\0\0\x02', '1 ls']);
  });

  it('reads output, errors and the exit code', () => {
    begin();
    assert.deepEqual(session.receive(encrypted(3, 1, 'out')), ['send ack #3', 'output "out"']);
    assert.deepEqual(session.receive(encrypted(4, 11, 'err')), ['send ack #4', 'error "err"']);
    session.receive(encrypted(5, 12, 'EXIT_CODE: 3'));
    assert.deepEqual(session.receive(closed('')), ['closed closed "" 3']);
  });

  it('ends with the reason when KMS gives no key', () => {
    session.receive(handshakeRequest(sessionType('Standard_Stream'), encryption({})));
    assert.deepEqual(session.handle({ type: 'dataKeyFailed', reason: 'Access denied.' }), [
      'terminate',
      'closed failed "The session must be encrypted, and there is no key for it: Access denied." undefined',
    ]);
  });

  it('ends when KMS cannot be called, and when the key is of no use', () => {
    const bare = new ScriptedChannel();
    bare.handle({ type: 'start' }, { type: 'opened' });
    const lines = bare.receive(handshakeRequest(sessionType('Standard_Stream'), encryption({})));
    assert.match(lines.at(-1) ?? '', /KMS cannot be called here/);
    session.receive(handshakeRequest(sessionType('Standard_Stream'), encryption({})));
    const short = { plaintext: Buffer.alloc(32), ciphertext: Buffer.alloc(1) };
    assert.match(session.handle({ type: 'dataKey', dataKey: short }).at(-1) ?? '', /wrong length/);
  });

  it('ends when the other end has another key, and when a message was changed', () => {
    session.receive(handshakeRequest(sessionType('Standard_Stream'), encryption({})));
    session.handle({ type: 'dataKey', dataKey });
    const other = streamData(1, 8, JSON.stringify({ Challenge: Buffer.alloc(92, 1).toString('base64') }));
    assert.match(session.receive(other).at(-1) ?? '', /different encryption keys/);
    session = new ScriptedChannel({ encryption: { sessionId: 's-1', target: 'i-1' } });
    session.handle({ type: 'start' }, { type: 'opened' });
    begin();
    assert.match(session.receive(output(3, 'in the clear')).at(-1) ?? '', /could not be decrypted/);
  });

  it('takes a key that nobody asked for, and hostile challenges, without harm', () => {
    assert.deepEqual(session.handle({ type: 'dataKey', dataKey }, { type: 'dataKeyFailed', reason: '' }), []);
    session.receive(handshakeRequest(sessionType('Standard_Stream')));
    assert.match(session.receive(streamData(1, 8, 'no JSON')).at(-1) ?? '', /different encryption keys/);
  });

  it('sends the answer that was lost with the connection again', () => {
    session.receive(handshakeRequest(sessionType('Standard_Stream'), encryption({})));
    session.handle({ type: 'dropped', reason: 'broke' });
    session.handle({ type: 'dataKey', dataKey });
    session.handle({ type: 'resumed', tokenValue: 'token-2' });
    assert.match(session.handle({ type: 'opened' })[1] ?? '', /^send #0 type 6 /);
  });
});

describe('data channel: order and acknowledgements', () => {
  beforeEach(() => session.establish());

  it('puts early messages in order and acknowledges each as it arrives', () => {
    assert.deepEqual(session.receive(output(3, 'c'), output(2, 'b')), ['send ack #3', 'send ack #2']);
    assert.deepEqual(session.receive(output(1, 'a')), [
      'send ack #1',
      'output "a"',
      'output "b"',
      'output "c"',
    ]);
  });

  it('acknowledges a repeated message again and shows it once', () => {
    assert.deepEqual(session.receive(output(0, '$ '), output(0, '$ ')), ['send ack #0', 'send ack #0']);
    assert.deepEqual(session.receive(output(5, 'x'), output(5, 'x')), ['send ack #5', 'send ack #5']);
    assert.equal(session.channel.statistics.duplicates, 3);
  });

  it('repeats the oldest unacknowledged message, ever more slowly', () => {
    assert.deepEqual(session.handle(typed('a')), ['send #0 type 1 a', 'wake +200']);
    assert.deepEqual(session.wait(199), ['wake +1']);
    assert.deepEqual(session.wait(1), ['send #0 type 1 a', 'wake +400']);
    assert.deepEqual(session.wait(400), ['send #0 type 1 a', 'wake +800']);
    assert.deepEqual(session.receive(ack(0)), ['sleep']);
  });

  it('repeats a message at once when three later ones were acknowledged', () => {
    session.handle(typed('a'));
    for (const key of ['b', 'c', 'd']) session.handle(typed(key));
    session.receive(ack(1));
    session.receive(ack(2));
    assert.equal(session.receive(ack(3))[0], 'send #0 type 1 a');
  });

  it('goes on when an old agent never acknowledges one message', () => {
    session.handle(typed('a'));
    for (let message = 1; message < 2000; message++) {
      session.handle(typed('b'));
      session.now += 50;
      session.receive(ack(message));
      session.handle({ type: 'tick' });
    }
    assert.deepEqual(session.handle(typed('z'))[0], 'send #2000 type 1 z');
    assert.ok(session.channel.statistics.repeated < 30, String(session.channel.statistics.repeated));
  });

  it('asks again to be woken by a tick that is too early', () => {
    session.handle(typed('a'));
    assert.deepEqual(session.wait(199), ['wake +1']);
    session.establish();
    session.handle({ type: 'dropped', reason: 'gone' });
    session.handle({ type: 'resumeFailed', reason: 'gone', final: false });
    assert.deepEqual(session.wait(124), ['wake +1']);
  });

  it('does not stop its timers when the clock is set back', () => {
    session.handle(typed('a'));
    session.now -= 3_600_000;
    session.handle({ type: 'tick' });
    assert.equal(session.wait(200)[0], 'send #0 type 1 a');
  });
});

describe('data channel: pause', () => {
  beforeEach(() => session.establish());

  it('shows that the agent is away and only asks now and then whether it is back', () => {
    session.handle(typed('a'));
    assert.deepEqual(session.receive(control('pause_publication')), ['state away', 'wake +5000']);
    assert.deepEqual(session.handle(typed('b')), []);
    assert.deepEqual(session.wait(4999), ['wake +1']);
    assert.deepEqual(session.wait(1), ['send #0 type 1 a', 'wake +5000']);
    assert.deepEqual(session.receive(control('pause_publication')), []);
  });

  it('goes on with the first word of the agent', () => {
    session.handle(typed('a'));
    session.receive(control('pause_publication'));
    session.handle(typed('b'));
    assert.deepEqual(session.receive(ack(0)), ['send #1 type 1 b', 'state active', 'wake +188']);
  });

  it('goes on when the service says so', () => {
    session.handle(typed('a'));
    session.receive(control('pause_publication'));
    session.wait(1000);
    assert.ok(session.receive(control('start_publication')).includes('state active'));
    assert.equal(session.wait(0)[0], 'send #0 type 1 a');
  });

  it('shows an agent as away that does not answer for 15 seconds', () => {
    session.handle(typed('a'));
    const lines: string[] = [];
    for (let second = 0; second < 15; second++) lines.push(...session.wait(1000));
    assert.equal(lines.filter((line) => line.startsWith('state')).join(), 'state away');
    assert.ok(session.receive(ack(0)).includes('state active'));
  });
});

describe('data channel: reconnecting', () => {
  it('resumes at once, with the new token, and repeats what was not acknowledged', () => {
    session.establish();
    session.handle(typed('a'), typed('b'));
    session.receive(ack(0));
    assert.deepEqual(session.handle({ type: 'dropped', reason: 'closed (1000)' }), [
      'resume',
      'state reconnecting 1 closed (1000)',
      'sleep',
    ]);
    assert.deepEqual(session.handle(typed('c')), []);
    assert.deepEqual(session.handle({ type: 'resumed', tokenValue: 'token-2' }), ['connect']);
    const lines = session.handle({ type: 'opened' });
    assert.deepEqual(lines.slice(0, 4), [
      'send opening token-2 1.2.677.0',
      'send #1 type 1 b',
      'send #2 type 1 c',
      'state active',
    ]);
    assert.deepEqual(session.receive(output(0, '$ '), output(1, 'x')).slice(0, 3), [
      'send ack #0',
      'send ack #1',
      'output "x"',
    ]);
  });

  it('waits longer from attempt to attempt, at most 30 seconds', () => {
    session.establish();
    session.handle({ type: 'dropped', reason: 'no network' });
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const wake = session
        .handle({ type: 'resumeFailed', reason: 'no network', final: false })
        .find((line) => line.startsWith('wake'));
      waits.push(Number(wake?.replace('wake +', '')));
      assert.ok(session.wait(waits.at(-1) ?? 0).includes('resume'));
    }
    assert.deepEqual(waits, [125, 250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000, 15_000]);
  });

  it('does not call in a tight loop when each new connection fails at once', () => {
    session.establish();
    session.handle({ type: 'dropped', reason: 'gone' });
    session.handle({ type: 'resumed', tokenValue: 't' }, { type: 'opened' });
    const lines = session.handle({ type: 'dropped', reason: 'gone' });
    assert.deepEqual(lines, ['state reconnecting 2 gone', 'wake +125']);
  });

  it('begins a new row of attempts after a connection that was healthy', () => {
    session.establish();
    for (let hour = 0; hour < 5; hour++) {
      session.wait(3_600_000);
      assert.ok(session.handle({ type: 'dropped', reason: '1000' }).includes('resume'));
      session.handle({ type: 'resumed', tokenValue: 't' }, { type: 'opened' });
    }
  });

  it('ends when the service says that the session is over', () => {
    session.establish();
    session.handle({ type: 'dropped', reason: 'no network' });
    assert.deepEqual(session.handle({ type: 'resumeFailed', reason: 'The session is over.', final: true }), [
      'closed expired "The session is over." undefined',
    ]);
  });

  it('tries the first connection again with the same token, and gives up after two minutes', () => {
    session.handle({ type: 'start' });
    assert.deepEqual(session.handle({ type: 'dropped', reason: 'self-signed certificate' }), [
      'connect',
      'state reconnecting 1 self-signed certificate',
    ]);
    const lines: string[] = [];
    for (let attempt = 0; attempt < 20; attempt++) {
      lines.push(...session.handle({ type: 'dropped', reason: 'self-signed certificate' }));
      lines.push(...session.wait(15_000));
    }
    assert.deepEqual(lines.slice(-2), [
      'terminate',
      'closed unreachable "self-signed certificate" undefined',
    ]);
  });

  it('ignores an opened or a dropped that belongs to no connection', () => {
    assert.deepEqual(session.handle({ type: 'opened' }, { type: 'dropped', reason: 'x' }), [
      'state connecting',
    ]);
  });
});

describe('data channel: hostile frames', () => {
  beforeEach(() => session.establish());

  const changed = (offset: number, value: number): Buffer => {
    const frame = output(1, 'evil');
    frame.writeUInt8(value, offset);
    return frame;
  };

  const frames: [string, Uint8Array][] = [
    ['nothing', new Uint8Array(0)],
    ['a cut frame', output(1, 'evil').subarray(0, 119)],
    ['a wrong digest', changed(80, 0)],
    ['a wrong payload', changed(121, 0)],
    ['a length beyond the frame', changed(116, 0x7f)],
    ['an unknown message type', control('shutdown')],
    ['a message for the agent', control('input_stream_data')],
    ['an acknowledgement of nothing', control('acknowledge', {})],
    ['an acknowledgement that is no JSON', control('acknowledge', undefined)],
    ['an acknowledgement of what was never sent', ack(99)],
    ['a far-off sequence number', output(1_000_000, 'evil')],
  ];
  for (const [title, frame] of frames) {
    it(`shrugs off ${title}`, () => {
      assert.deepEqual(session.receive(frame), []);
      assert.ok(session.receive(output(1, 'good')).includes('output "good"'));
    });
  }

  it('acknowledges and ignores payloads that have no place', () => {
    for (const [index, type] of [2, 4, 5, 7, 99].entries()) {
      assert.deepEqual(session.receive(streamData(index + 1, type, '{}')), [`send ack #${index + 1}`]);
    }
  });

  it('keeps no more than 10,000 early messages', () => {
    let refused = 0;
    for (let number = 2; number < 12_000; number++) {
      if (session.receive(output(number, 'x')).length === 0) refused++;
    }
    assert.equal(refused, 12_000 - 10_002);
    assert.ok(session.receive(output(1, 'x')).length > 10_000);
  });

  it('closes on a close message that cannot be read', () => {
    assert.deepEqual(session.receive(control('channel_closed', undefined)), ['closed closed "" undefined']);
  });
});

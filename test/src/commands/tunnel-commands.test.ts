import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openWindow, type TestWindow } from '../../support/window/open-window.ts';
import { read, Servers } from '../../playground/agent/forward.ts';

/** A node whose agent is of version 2.3. */
const oldAgent = 'data-warehouse-prod-18';

describe('tunnels of a window', function () {
  this.timeout(60_000);

  const servers = new Servers();
  const { now } = Date;
  /** How far the clock of the window is ahead, in milliseconds. */
  let ahead = 0;
  let window: TestWindow;
  let ports: number[];

  before(async () => {
    Date.now = () => now() + ahead;
    window = await openWindow();
    await window.reset();
  });
  after(async () => {
    await window.close();
    servers.close();
    Date.now = now;
  });

  async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isTrue())) await delay(20);
  }

  async function activeSessions(): Promise<string[]> {
    const input = { State: 'Active' };
    const { Sessions } = await window.ask<{ Sessions: { SessionId: string }[] }>('DescribeSessions', input);
    return Sessions.map(({ SessionId }) => SessionId);
  }

  const ends = (): string[] => window.stage.messages.filter((text) => text.includes('has ended'));

  async function exchange(port: number): Promise<string> {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.write('there and back');
    const answer = await read(socket, 14);
    socket.destroy();
    return answer.toString();
  }

  it('are opened several in one go, each with a session of its own', async () => {
    const port = await servers.listen((socket) => void socket.pipe(socket));
    const node = await window.row('ssm.managedNodes', 'storefront-dev-01');
    const made = await window.calls('ssm.forwardPort', { args: [node], answers: [`0:${port} 0:${port}`] });
    assert.equal(made['ssm:StartSession'], 2);
    await until(() => window.stage.messages.length > 0);
    const [told = ''] = window.stage.messages;
    assert.match(told, /^Opened 2 tunnels: 127\.0\.0\.1:\d+, 127\.0\.0\.1:\d+\.$/);
    ports = [...told.matchAll(/1:(\d+)/g)].map(([, local]) => Number(local));
    for (const local of ports) assert.equal(await exchange(local), 'there and back');
  });

  it('tell once of the end of one, and start it again on request', async () => {
    const [ended = '', other] = await activeSessions();
    await window.ask('TerminateSession', { SessionId: ended });
    await until(() => ends().length > 0);
    assert.match(ends()[0] ?? '', /^The tunnel 127\.0\.0\.1:\d+ → storefront-dev-01:\d+ has ended: /);
    for (const button of window.stage.buttons.splice(0)) button('Restart');
    await until(async () => (await activeSessions()).length === 2);
    assert.ok((await activeSessions()).includes(other ?? ''));
    for (const local of ports) assert.equal(await exchange(local), 'there and back');
    assert.equal(ends().length, 1);
  });

  it('start again by themselves where a setting says so, if they were of use', async () => {
    window.stage.clear();
    window.stage.settings.set('ssm.session.restartTunnels', true);
    ahead += 61_000;
    const [ended = ''] = await activeSessions();
    await window.ask('TerminateSession', { SessionId: ended });
    const goesOn = async (): Promise<boolean> => {
      const active = await activeSessions();
      return active.length === 2 && !active.includes(ended);
    };
    await until(goesOn);
    for (const local of ports) assert.equal(await exchange(local), 'there and back');
    assert.deepEqual(ends(), []);
  });

  it('are no open sessions any more when they are stopped, however slow the service is', async () => {
    // Its agent is too old to be told of the end by the tunnel itself.
    const node = await window.row('ssm.managedNodes', oldAgent);
    const port = await servers.listen((socket) => void socket.pipe(socket));
    await window.calls('ssm.forwardPort', { args: [node], answers: [`0:${port}`] });
    await window.show('ssm.sessions');
    const { id } = node.subject as { id: string };
    await window.row('ssm.sessions', 'Active Sessions', id);
    await window.slow('TerminateSession');
    const tunnel = await window.row('ssm.sessions', new RegExp(`→ ${oldAgent}:`));
    const made = await window.calls('ssm.stopTunnel', { args: [tunnel] });
    assert.deepEqual(made, { 'ssm:TerminateSession': 1, 'ssm:DescribeSessions': 1 });
    const open = await window.row('ssm.sessions', 'Active Sessions');
    const rows = await window.stage.trees.get('ssm.sessions')?.getChildren(open);
    assert.ok(rows?.every(({ label }) => label !== id));
  });

  it('say so when the service could not be told of their end', async () => {
    const port = await servers.listen((socket) => void socket.pipe(socket));
    const node = await window.row('ssm.managedNodes', 'checkout-dev-02');
    await window.calls('ssm.forwardPort', { args: [node], answers: [`0:${port}`] });
    await window.fail('accessDenied', 'TerminateSession');
    const tunnel = await window.row('ssm.sessions', /→ checkout-dev-02:/);
    await window.calls('ssm.stopTunnel', { args: [tunnel] });
    await window.heal();
    const { errors } = window.stage;
    assert.match(errors.join(), /could not be ended at the service.*Terminate it under Active Sessions\.$/);
  });

  it('write no token into the log', () => {
    const log = window.stage.log.join('\n');
    assert.match(log, /Tunnel 127\.0\.0\.1:\d+ by i-\w+: ended/);
    // What the playground gives out is as long as that.
    assert.doesNotMatch(log, /TokenValue|[A-Za-z0-9+/]{128}/);
  });
});

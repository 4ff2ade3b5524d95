import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { SecretClipboard, type Clipboard } from '../../../src/parameters/secret-clipboard.ts';
import { fakeClock } from '../../support/fake-clock.ts';

interface HeldClipboard extends Clipboard {
  held: string;
}

const clipboard = (): HeldClipboard => ({
  held: '',
  readText() {
    return Promise.resolve(this.held);
  },
  writeText(text) {
    this.held = text;
    return Promise.resolve();
  },
});

describe('SecretClipboard', () => {
  it('takes a secret out of the clipboard after 30 seconds', async () => {
    const system = clipboard();
    const whileAsleep: string[] = [];
    const clock = fakeClock(() => whileAsleep.push(system.held));
    await new SecretClipboard(system, clock).copy('planted');
    await setImmediate();
    assert.deepEqual(clock.sleeps, [30_000]);
    assert.deepEqual(whileAsleep, ['planted']);
    assert.equal(system.held, '');
  });

  it('leaves what the user has copied since', async () => {
    const system = clipboard();
    const clock = fakeClock(() => (system.held = 'my own'));
    await new SecretClipboard(system, clock).copy('planted');
    await setImmediate();
    assert.equal(system.held, 'my own');
  });

  it('takes it out when the window closes', async () => {
    const system = clipboard();
    const clock = { now: () => 0, sleep: () => new Promise<void>(() => undefined) };
    const secrets = new SecretClipboard(system, clock);
    await secrets.copy('planted');
    assert.equal(system.held, 'planted');
    secrets.dispose();
    await setImmediate();
    assert.equal(system.held, '');
    system.held = 'planted';
    await secrets.clear();
    assert.equal(system.held, 'planted', 'it clears only what it has copied');
  });

  it('empties a clipboard that cannot be read', async () => {
    const system = clipboard();
    system.readText = () => Promise.reject(new Error('denied'));
    await new SecretClipboard(system, fakeClock()).copy('planted');
    await setImmediate();
    assert.equal(system.held, '');
  });
});

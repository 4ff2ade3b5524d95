import assert from 'node:assert/strict';
import os from 'node:os';
import process from 'node:process';
import { withOwnEnvironment } from './environment.ts';

describe('withOwnEnvironment', () => {
  it('gives everything back as it was, for native code too, whatever happens', async () => {
    const [home, env] = [os.homedir(), process.env];
    const before = { ...process.env };
    const failing = withOwnEnvironment(() => {
      Object.assign(process.env, { HOME: '/nowhere', USERPROFILE: '/nowhere', SSM_TEST_NEW: '1' });
      delete process.env['PATH'];
      assert.equal(os.homedir(), '/nowhere');
      return Promise.reject(new Error('failed'));
    });
    await assert.rejects(failing, /^Error: failed$/);
    assert.equal(os.homedir(), home);
    assert.equal(process.env, env);
    assert.deepEqual({ ...process.env }, before);
  });
});

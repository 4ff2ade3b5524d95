import assert from 'node:assert/strict';
import { openEndpoint, type Endpoint } from '../../../scripts/host-tests/endpoint.ts';
import type { HostTestEvent } from '../../../scripts/host-tests/events.ts';
import type { Workbench } from '../../../scripts/vscode-host/workbench.ts';

describe('the endpoint for host tests', () => {
  const events: HostTestEvent[] = [];
  const pressed: string[] = [];
  let endpoint: Endpoint;
  before(async () => {
    const workbench: Partial<Workbench> = {
      press: (key) => Promise.resolve(void pressed.push(key)),
      texts: (target) =>
        target === '#gone' ? Promise.reject(new Error('Could not find #gone')) : Promise.resolve(['a']),
    };
    endpoint = await openEndpoint({
      onEvent: (event) => Promise.resolve(void events.push(event)),
      reloads: () => 1,
      workbench: Promise.resolve(workbench as Workbench),
    });
  });
  after(() => endpoint.close());

  async function post(path: string, body: unknown, token = endpoint.token) {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${endpoint.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  it('passes events on', async () => {
    const event: HostTestEvent = { type: 'pass', title: ['a'], duration: 1 };
    assert.equal((await post('/event', event)).status, 200);
    assert.deepEqual(events, [event]);
  });

  it('calls the workbench and answers with what it returns', async () => {
    assert.deepEqual(await post('/ui/press', ['F1']), { status: 200, body: {} });
    assert.deepEqual(pressed, ['F1']);
    assert.deepEqual(await post('/ui/texts', ['.tab']), { status: 200, body: { value: ['a'] } });
  });

  it('tells how often the window was loaded again', async () => {
    assert.deepEqual(await post('/reloads', {}), { status: 200, body: { value: 1 } });
  });

  it('answers with the error of the workbench', async () => {
    assert.deepEqual(await post('/ui/texts', ['#gone']), {
      status: 500,
      body: { error: 'Could not find #gone' },
    });
  });

  it('refuses what is no method of the workbench', async () => {
    for (const name of ['toString', 'constructor', 'nothing', '']) {
      const { status, body } = await post(`/ui/${name}`, []);
      assert.equal(status, 500);
      assert.deepEqual(body, { error: `The workbench has no ${name}().` });
    }
  });

  it('refuses who does not know the token', async () => {
    assert.equal((await post('/ui/press', ['F1'], 'guess')).status, 401);
    assert.deepEqual(pressed, ['F1']);
  });

  it('knows nothing else', async () => {
    assert.equal((await post('/other', {})).status, 404);
  });
});

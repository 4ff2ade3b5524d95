import assert from 'node:assert/strict';
import { openWindow, type TestWindow } from '../../support/window/open-window.ts';

const node = 'storefront-dev-01';
const view = 'ssm.sessions';

describe('the lists of open sessions', function () {
  this.timeout(60_000);

  let window: TestWindow;
  before(async () => {
    window = await openWindow();
    await window.reset();
    await window.show(view);
    await window.row(view, 'Active Sessions', 'Nobody has a session open');
  });
  after(() => window.close());

  const active = async (): Promise<readonly string[]> => {
    const group = await window.row(view, 'Active Sessions');
    const rows = (await window.stage.trees.get(view)?.getChildren(group)) ?? [];
    return rows.map(({ label }) => label);
  };

  it('are read anew when a session was started in a terminal', async () => {
    const row = await window.row('ssm.managedNodes', node);
    const { id } = row.subject as { id: string };
    const made = await window.calls('ssm.startSession', {
      args: [row],
      until: ({ terminals }) => /[$#] $/.test(terminals.active?.text ?? ''),
    });
    assert.deepEqual(made, { 'ssm:StartSession': 1, 'ssm:DescribeSessions': 1 });
    assert.deepEqual(await active(), [id]);
  });

  it('are read anew when it has ended at the service, and not before', async () => {
    await window.slow('TerminateSession');
    const made = await window.calls('ssm.forceCloseSession');
    assert.deepEqual(made, { 'ssm:TerminateSession': 1, 'ssm:DescribeSessions': 1 });
    assert.deepEqual(await active(), ['Nobody has a session open']);
  });
});

import assert from 'node:assert/strict';
import { collect } from '../../../src/aws/page.ts';
import type { NodeForward } from '../../../src/tunnels/forward.ts';
import type { Tunnel, TunnelState } from '../../../src/tunnels/tunnel.ts';
import {
  formatAge,
  formatBytes,
  savedForwardsRow,
  sessionGroups,
  tunnelRow,
} from '../../../src/views/sessions.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { scriptedClients, testConnection } from '../../support/scripted-clients.ts';

const signal = new AbortController().signal;

async function children(node: TreeNode | undefined): Promise<TreeNode[]> {
  return collect(node?.children?.(signal) ?? assert.fail('a leaf'));
}

const forward: NodeForward = {
  ...{ nodeId: 'i-1', nodeLabel: 'ledger-1', host: 'db.internal', port: 5432 },
  ...{ localHost: '127.0.0.1', localPort: 15_432 },
};

function row(state: TunnelState, change: Partial<NodeForward> = {}): TreeNode {
  const statistics = { open: 2, connections: 7, sent: 3100, received: 1_250_000, reconnects: 1, refused: 0 };
  const tunnel = {
    ...{ state, statistics, started: 0, address: '127.0.0.1:15432', sessionId: 's-1' },
    forward: { ...forward, ...change },
    isLive: state.name !== 'ended' && state.name !== 'stopped',
  } as unknown as Tunnel;
  return tunnelRow({ tunnel, id: 4, connection: testConnection, calls: {} as never }, 11 * 60_000);
}

describe('the Sessions view', () => {
  it('reads the sessions of the account when a group is opened: one call each', async () => {
    const clients = scriptedClients({
      'ssm:DescribeSessions': [
        {
          Sessions: [
            {
              SessionId: 'alice-1',
              Target: 'i-1',
              Owner: 'arn:aws:iam::123456789012:user/alice',
              Reason: 'ticket 7',
              DocumentName: 'AWS-StartPortForwardingSession',
              StartDate: new Date(0),
            },
          ],
        },
        { Sessions: [] },
      ],
    });
    const [active, history] = await collect(sessionGroups(clients));
    assert.deepEqual(clients.names(), []);
    const [session] = await children(active);
    assert.equal(session?.label, 'i-1');
    assert.match(
      session.description ?? '',
      /^user\/alice · port · since .* · ticket 7$|^alice · port · since .* · ticket 7$/,
    );
    assert.deepEqual(session.words, ['session']);
    const [note] = await children(history);
    assert.equal(note?.label, 'No session ended in the last 30 days');
    assert.deepEqual(
      clients.calls.map(({ input }) => input['State']),
      ['Active', 'History'],
    );
    clients.assertFinished();
  });

  it('keeps the menus of open sessions off what is over', async () => {
    const clients = scriptedClients({
      'ssm:DescribeSessions': [{ Sessions: [{ SessionId: 's', Target: 'i-1', EndDate: new Date(0) }] }],
    });
    const groups = await collect(sessionGroups(clients));
    const [past] = await children(groups[1]);
    for (const { words = [] } of [...groups, past ?? assert.fail('none')]) {
      assert.doesNotMatch(words.join(' '), /\bsession\b/);
    }
    assert.match(past?.description ?? '', /shell · ended/);
  });
});

describe('the row of a tunnel', () => {
  it('shows where it leads, what flows and how old it is', () => {
    const { label, description, words, accessibilityLabel } = row({ name: 'active' });
    assert.equal(label, '127.0.0.1:15432 → db.internal:5432');
    assert.equal(description, 'via ledger-1 · 2 open · ↓ 1.3 MB ↑ 3.1 kB · 11 min');
    assert.deepEqual(words, ['tunnel', 'live']);
    assert.match(accessibilityLabel ?? '', /active, 2 connections open, 11 min/);
    assert.equal(row({ name: 'active' }, { host: undefined }).label, '127.0.0.1:15432 → ledger-1:5432');
  });

  it('says what is wrong in words, not by colour alone', () => {
    assert.match(row({ name: 'away' }).description ?? '', /^the node does not answer · /);
    assert.match(
      row({ name: 'reconnecting', reason: 'no network' }).description ?? '',
      /^reconnecting \(no network\)/,
    );
    const over = row({ name: 'ended', reason: 'It was idle.' });
    assert.equal(over.description, 'ended · It was idle.');
    assert.deepEqual(over.words, ['tunnel', 'over']);
    assert.match(row({ name: 'ended', reason: 'a|b *c*' }).tooltip ?? '', /Why/);
  });
});

describe('saved forwards', () => {
  it('stand with both ends', async () => {
    const [kept, any] = await children(
      savedForwardsRow([forward, { ...forward, host: undefined, localPort: 0 }]),
    );
    assert.equal(kept?.label, '127.0.0.1:15432 → db.internal:5432');
    assert.equal(kept.description, 'via ledger-1');
    assert.equal(any?.label, '127.0.0.1:any → ledger-1:5432');
    assert.notEqual(kept.id, any.id);
  });
});

describe('numbers of the Sessions view', () => {
  it('are short', () => {
    assert.deepEqual([0, 999, 1000, 99_949, 99_950, 999_600, 1_250_000, 5e12, 7e18].map(formatBytes), [
      ...['0 B', '999 B', '1.0 kB', '99.9 kB', '100 kB', '1.0 MB', '1.3 MB', '5.0 TB', '7000000 TB'],
    ]);
    assert.deepEqual([-1, 0, 60_000, 3_600_000, 7_980_000, 90_000_000].map(formatAge), [
      ...['just now', 'just now', '1 min', '1 h 0 min', '2 h 13 min', '1 d 1 h'],
    ]);
  });
});

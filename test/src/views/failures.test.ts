import assert from 'node:assert/strict';
import { startPlayground, type Playground } from '../../../playground/server.ts';
import { createClients, type Clients } from '../../../src/aws/clients.ts';
import { listCommands } from '../../../src/aws/commands.ts';
import { AwsError, type FailureKind } from '../../../src/aws/errors.ts';
import type { Page } from '../../../src/aws/page.ts';
import { playgroundConnection } from '../../../src/connection/connection.ts';
import { Runs } from '../../../src/runs/runs.ts';
import { Branch } from '../../../src/views/branch.ts';
import { complianceViewRows } from '../../../src/views/compliance.ts';
import { documentRows, type DocumentGrouping } from '../../../src/views/documents.ts';
import { managedNodeRow } from '../../../src/views/managed-nodes.ts';
import { matchingComplianceRows } from '../../../src/views/matching-compliance.ts';
import { arrangedRows, type Grouping } from '../../../src/views/node-groups.ts';
import { parameterRows } from '../../../src/views/parameters.ts';
import { historyRows } from '../../../src/views/runs.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { errorRow } from '../../../src/views/tree-rows.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { sdkError, testConnection } from '../../support/scripted-clients.ts';

type Open = (signal: AbortSignal) => AsyncIterable<Page<TreeNode>>;

/** What can go wrong with any call, as the SDK throws it, and what a row has to say then. */
const failures: readonly (readonly [FailureKind, Error, icon: string, reason: RegExp, advice: RegExp])[] = [
  ['throttled', sdkError('ThrottlingException'), 'watch', /too many of them/, /Wait a moment/],
  ['denied', sdkError('AccessDeniedException'), 'lock', /not allowed to call \w/, /Ask for this permission/],
  ['expired', sdkError('ExpiredTokenException'), 'key', /have expired/, /Sign In" for the profile dev/],
  [
    'unsupported',
    sdkError('NotSimulated', { status: 501 }),
    'circle-slash',
    /not supported by this endpoint/,
    /whose endpoint offers it/,
  ],
  [
    'network',
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    'debug-disconnect',
    /cannot be reached \(ECONNREFUSED\)/,
    /Check the network/,
  ],
];

/** Clients of an account whose next calls fail for as long as `failure` is set, and go to the playground else. */
class FailingClients implements Clients {
  readonly connection = testConnection;
  readonly readOnly = false;
  readonly production = false;
  failure: Error | undefined;
  calls = 0;
  readonly #working: Clients;

  constructor(working: Clients) {
    this.#working = working;
  }

  call: Clients['call'] = async (name, input, signal) => {
    this.calls += 1;
    if (this.failure !== undefined) throw AwsError.from(this.failure, name, this.connection);
    return this.#working.call(name, input, signal);
  };

  close(): void {
    this.#working.close();
  }
}

describe('every list of the trees', function () {
  this.timeout(60_000);
  let playground: Playground;
  let clients: FailingClients;

  before(async () => {
    playground = await startPlayground({ port: 0 });
    clients = new FailingClients(
      createClients({ connection: playgroundConnection(playground.url), version: 'test', env: {} }),
    );
    await runACommand();
  });
  after(async () => {
    clients.close();
    await playground.close();
  });

  /** So that the history, and the node's part of it, have something to list. */
  async function runACommand(): Promise<void> {
    const { InstanceInformationList: [node] = [] } = await clients.call(
      'ssm:DescribeInstanceInformation',
      {},
    );
    await clients.call('ssm:SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [node?.InstanceId ?? assert.fail()],
      Parameters: { commands: ['true'] },
    });
    for (let status: string | undefined; status !== 'Success';) {
      const { Commands: [command] = [] } = await clients.call('ssm:ListCommands', {});
      status = command?.Status;
    }
  }

  /** What a colour says has to be said to those who do not see it, with all that stands in the row. */
  function checkSpoken({ label, icon, accessibilityLabel }: TreeNode, title: string): void {
    if (icon?.color === undefined && accessibilityLabel === undefined) return;
    assert.ok(
      accessibilityLabel?.toLowerCase().includes(label.toLowerCase()),
      `${title} › ${label} is read as ${String(accessibilityLabel)}`,
    );
  }

  async function read(open: Open): Promise<Branch> {
    const branch = new Branch(open);
    await branch.loadFirst();
    return branch;
  }

  /** Says why for each failure, and shows the same as ever when it is asked again. */
  async function check(title: string, open: Open): Promise<readonly TreeNode[]> {
    clients.failure = undefined;
    clients.calls = 0;
    const fine = await read(open);
    assert.equal(fine.error, undefined, title);
    for (const row of fine.items) checkSpoken(row, title);
    if (clients.calls === 0) return fine.items;
    for (const [kind, failure, icon, reason, advice] of failures) {
      clients.failure = failure;
      const branch = await read(open);
      const { error } = branch;
      assert.ok(error instanceof AwsError, `${title}: ${kind} is told`);
      assert.deepEqual([error.kind, branch.items.length], [kind, 0], title);
      assert.equal(branch.needsSignIn, kind === 'expired', title);
      const row = errorRow({ parentId: '', subject: 'rows', error, retry: () => branch.load() });
      assert.equal(row.icon?.id, icon);
      assert.match(row.description ?? '', reason, title);
      for (const text of [row.tooltip ?? '', row.accessibilityLabel ?? '']) {
        assert.match(text, reason, title);
        assert.match(text, advice, title);
      }
      clients.failure = undefined;
      await row.act();
      assert.equal(branch.error, undefined, `${title}: ${kind} is over`);
      assert.deepEqual(
        branch.items.map(({ id }) => id),
        fine.items.map(({ id }) => id),
        title,
      );
    }
    return fine.items;
  }

  /** The rows of a list and of what stands below it: of each kind one, because all of a kind read alike. */
  async function walk(title: string, open: Open, seen = new Set<string>()): Promise<string[]> {
    const items = await check(title, open);
    const titles = [title];
    for (const item of items) {
      const kind = (item.words ?? []).slice(0, 2).join(' ');
      const last = item.id.split('/').at(-1) ?? '';
      const key = ['group', 'collection', 'folder'].includes(item.words?.[0] ?? '')
        ? `${kind} ${last}`
        : kind;
      if (item.children === undefined || seen.has(key)) continue;
      seen.add(key);
      titles.push(...(await walk(`${title} › ${item.label}`, item.children, seen)));
    }
    return titles;
  }

  const nodes =
    (groupBy: readonly Grouping[]): Open =>
    (signal) =>
      arrangedRows(
        clients,
        { conditions: [], groupBy },
        { signal, row: (node) => managedNodeRow(clients, node) },
      );

  it('of managed nodes tells why it failed, and shows its rows on Retry', async () => {
    const titles = await walk('Managed Nodes', nodes([]));
    for (const part of [
      ...['Inventory', 'Compliance', 'Patches', 'Recent Commands', 'Active Sessions'],
      ...[
        'Details › Associations',
        'Details › EC2 instance',
        'Inventory › Applications',
        'Patches › Installed',
      ],
    ]) {
      assert.ok(
        titles.some((title) => title.endsWith(` › ${part}`)),
        `${part} among ${titles.join('\n')}`,
      );
    }
  });

  for (const grouping of ['platform', 'type', 'resource-group', 'patch-group', 'tag:env'] as const) {
    it(`of nodes by ${grouping} tells why it failed, and shows its rows on Retry`, async () => {
      const titles = await walk('Nodes', nodes([grouping]), new Set(['node online', 'node offline']));
      assert.ok(titles.length > 1);
    });
  }

  for (const grouping of ['none', 'type', 'platform'] satisfies DocumentGrouping[]) {
    it(`of documents by ${grouping} tells why it failed, and shows its rows on Retry`, async () => {
      const source = {
        clients,
        query: () => ({ grouping }),
        remembered: () => ({ favourites: [], recent: [] }),
      };
      const titles = await walk('Documents', (signal) => documentRows(source, signal));
      for (const part of ['Versions', 'Attachments', 'Tags', 'Sharing']) {
        assert.ok(
          titles.some((title) => title.endsWith(` › ${part}`)),
          `${part} among ${titles.join('\n')}`,
        );
      }
    });
  }

  it('of commands tells why it failed, and shows its rows on Retry', async () => {
    const titles = await walk('Commands', (signal) =>
      historyRows(listCommands(clients, signal), { clients, runs: new Runs(fakeClock()) }),
    );
    assert.deepEqual(titles, ['Commands', 'Commands › AWS-RunShellScript']);
  });

  it('of parameters tells why it failed, and shows its rows on Retry', async () => {
    const titles = await walk('Parameters', (signal) =>
      parameterRows(clients, { filter: {}, flat: false }, signal),
    );
    assert.ok(
      titles.some((title) => title.endsWith(' › Tags')),
      titles.join('\n'),
    );
  });

  it('of compliance and patches tells why it failed, and shows its rows on Retry', async () => {
    const lookUp = { onNamesUnavailable: () => undefined };
    const { items } = await read((signal) => complianceViewRows(clients, lookUp, signal));
    const titles: string[] = [];
    // The first level has a test of its own: who may not read compliance still has the rows of Patch Manager.
    for (const { label, children } of items) {
      if (children !== undefined) titles.push(...(await walk(label, children)));
    }
    for (const part of [
      /^Custom:Hardening › [\w-]+$/,
      /^Patch States › /,
      /^Patch Groups › /,
      /^Patch Baselines › /,
    ]) {
      assert.ok(
        titles.some((title) => part.test(title)),
        `${String(part)} among ${titles.join('\n')}`,
      );
    }
  });

  it('of compliance with a filter tells why it failed, and shows its rows on Retry', async () => {
    const filter = { words: ['search'], types: [], status: undefined, severities: [] };
    const titles = await walk('Compliance', (signal) => matchingComplianceRows(clients, { filter, signal }));
    assert.ok(
      titles.some((title) => title.startsWith('Compliance › search-')),
      titles.join('\n'),
    );
  });
});

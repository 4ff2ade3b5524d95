import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openWindow, type TestWindow } from '../../support/window/open-window.ts';

interface View {
  readonly id: string;
  readonly refresh: string;
  /** What its first rows cost. */
  readonly operation: string;
  readonly subject: string;
  /** A row that is there when it can be read. */
  readonly row: RegExp;
}

const views: readonly View[] = [
  {
    id: 'ssm.managedNodes',
    refresh: 'ssm.refreshManagedNodes',
    operation: 'DescribeInstanceInformation',
    subject: 'managed nodes',
    row: /^storefront-dev-01$/,
  },
  {
    id: 'ssm.documents',
    refresh: 'ssm.refreshDocuments',
    operation: 'ListDocuments',
    subject: 'documents',
    row: /^Owned by Me$/,
  },
  {
    id: 'ssm.runs',
    refresh: 'ssm.refreshRuns',
    operation: 'ListCommands',
    subject: 'commands',
    row: /^AWS-RunShellScript$/,
  },
  {
    id: 'ssm.parameters',
    refresh: 'ssm.refreshParameters',
    operation: 'DescribeParameters',
    subject: 'parameters',
    row: /^checkout$/,
  },
  {
    id: 'ssm.compliance',
    refresh: 'ssm.refreshCompliance',
    operation: 'ListComplianceSummaries',
    subject: 'compliance',
    row: /^Patch$/,
  },
];

/** What the playground does to calls, and what the row says then. */
const failures = [
  ['throttle', /the account makes too many of them/],
  ['notSimulated', /is not supported by this endpoint/],
  ['accessDenied', /You are not allowed to call ssm:/],
] as const;

const { contributes } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'),
) as { contributes: { viewsWelcome: { view: string; when: string; contents: string }[] } };

/** What VS Code shows instead of rows, in a trusted window that may change things. */
function welcomeOf({ stage }: TestWindow, view: string): string {
  const state = String(stage.context.get(`${view}.state`));
  const shows = ({ view: of, when }: { view: string; when: string }): boolean =>
    of === view && when.includes(`${view}.state == ${state}`) && !/[^!]ssm\.readOnly/.test(when);
  return contributes.viewsWelcome
    .filter(shows)
    .map(({ contents }) => contents)
    .join('\n');
}

describe('each view', function () {
  this.timeout(60_000);
  let window: TestWindow;
  before(async () => {
    window = await openWindow();
    const { subject } = await window.row('ssm.managedNodes', 'storefront-dev-01');
    await window.ask('SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [(subject as { id: string }).id],
      Parameters: { commands: ['true'] },
    });
  });
  after(() => window.close());

  const labels = async (view: string): Promise<string> =>
    ((await window.stage.trees.get(view)?.getChildren()) ?? []).map(({ label }) => label).join('\n');

  for (const { id, refresh, operation, subject, row } of views) {
    for (const [kind, says] of failures) {
      // Who may not read compliance still has the rows of Patch Manager.
      if (id === 'ssm.compliance' && kind === 'accessDenied') continue;
      it(`${id} says what is wrong, ${kind}, and reads again on Retry`, async () => {
        await window.show(id);
        await window.fail(kind, operation);
        await window.calls(refresh);
        const failure = await window.lastRow(id);
        assert.equal(failure.label, `Could not load ${subject}`);
        assert.match(failure.description ?? '', says);
        assert.match(failure.accessibilityLabel ?? '', /Press Enter to retry/);
        assert.equal(window.stage.context.get(`${id}.state`), 'error');
        await window.heal();
        await window.calls('ssm.retry', { args: [failure] });
        assert.match(await labels(id), new RegExp(row.source, 'm'));
        assert.equal(window.stage.context.get(`${id}.state`), 'filled');
      });
    }

    it(`${id} leads to signing in when credentials have expired, and reads again`, async () => {
      await window.show(id);
      await window.fail('expiredToken', operation);
      await window.calls(refresh);
      assert.equal(await labels(id), '');
      assert.match(welcomeOf(window, id), /\[Sign In\]\(command:ssm.signIn\)\n\[Try Again\]/);
      await window.heal();
      await window.calls(refresh);
      assert.match(await labels(id), new RegExp(row.source, 'm'));
    });
  }

  it('that filters everything away says so and can be brought back', async () => {
    const filters = [
      ['ssm.managedNodes', 'ssm.filterNodes', 'ssm.clearNodeFilter'],
      ['ssm.runs', 'ssm.filterRuns', 'ssm.clearRunFilter'],
      ['ssm.parameters', 'ssm.filterParameters', 'ssm.clearParameterFilter'],
      ['ssm.compliance', 'ssm.filterCompliance', 'ssm.clearComplianceFilter'],
    ] as const;
    for (const [id, filter, clear] of filters) {
      await window.show(id);
      await window.calls(filter, { answers: ['nothing-is-called-so'] });
      assert.equal(await labels(id), '', id);
      assert.ok(welcomeOf(window, id).includes(`[Clear Filter](command:${clear})`), id);
      await window.calls(clear);
      assert.notEqual(await labels(id), '', id);
    }
  });

  it('that has nothing to show says what to do next', async () => {
    for (;;) {
      const { Parameters } = await window.ask<{ Parameters: { Name: string }[] }>('DescribeParameters', {
        MaxResults: 10,
      });
      if (Parameters.length === 0) break;
      await window.ask('DeleteParameters', { Names: Parameters.map(({ Name }) => Name) });
    }
    await window.show('ssm.parameters');
    await window.calls('ssm.refreshParameters');
    assert.equal(await labels('ssm.parameters'), '');
    assert.match(
      welcomeOf(window, 'ssm.parameters'),
      /no parameter.*\n\[Create Parameter\]\(command:ssm.createParameter\)/,
    );
    await window.reset();
  });

  it('says so without a network', async () => {
    // Nobody listens at port 1.
    await window.connectToPlayground('http://127.0.0.1:1');
    for (const { id, subject } of views) {
      await window.show(id);
      const failure = await window.lastRow(id);
      assert.equal(failure.label, `Could not load ${subject}`);
      assert.match(failure.description ?? '', /cannot be reached/);
    }
  });
});

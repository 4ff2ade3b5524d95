import assert from 'node:assert/strict';
import type { Command } from '../../../src/aws/commands.ts';
import { parseRunQuery } from '../../../src/views/run-query.ts';
import { ShownRuns } from '../../../src/views/shown-runs.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const now = Date.parse('2026-11-26T12:00:00Z');
const { signal } = new AbortController();

function shownRuns(kept = new Map<string, unknown>(), here: readonly string[] = []): ShownRuns {
  return new ShownRuns({
    state: { get: (key) => kept.get(key), update: (key, value) => kept.set(key, value) },
    isFromHere: (commandId) => here.includes(commandId),
    now: () => now,
  });
}

const command = (but: Partial<Command>): Command => ({
  ...{ commandId: 'c-1', documentName: 'AWS-RunShellScript', documentVersion: '1' },
  ...{ requested: new Date('2026-11-26T11:00:00Z'), status: 'Failed', statusDetails: 'Failed' },
  ...{ targetCount: 0, completedCount: 0, errorCount: 0 },
  ...but,
});

describe('the filter of commands', () => {
  it('sends what AWS can filter by and looks for the rest page by page', async () => {
    const shown = shownRuns(new Map(), ['c-1', 'c-3']);
    shown.filter('status:failed after:12h sent:here shell');
    const clients = scriptedClients({
      'ssm:ListCommands': [
        {
          Commands: [
            { CommandId: 'c-1', DocumentName: 'AWS-RunShellScript' },
            { CommandId: 'c-2', DocumentName: 'AWS-RunShellScript' },
          ],
          NextToken: '2',
        },
        { Commands: [{ CommandId: 'c-3', DocumentName: 'restart' }] },
      ],
    });
    const pages = [];
    for await (const page of shown.list(clients, signal)) pages.push(page);
    assert.deepEqual(
      pages.map(({ items, more, looked }) => [items.map(({ commandId }) => commandId), more, looked]),
      [
        [['c-1'], true, 2],
        [[], false, 1],
      ],
    );
    assert.deepEqual(clients.calls[0]?.input['Filters'], [
      { key: 'Status', value: 'Failed' },
      { key: 'InvokedAfter', value: '2026-11-26T00:00:00Z' },
    ]);
  });

  it('asks for everything without a filter', async () => {
    const clients = scriptedClients({ 'ssm:ListCommands': [{ Commands: [] }] });
    for await (const page of shownRuns().list(clients, signal)) assert.equal(page.items.length, 0);
    assert.deepEqual(clients.calls[0]?.input, { MaxResults: 50 });
  });

  it('is applied to commands that are followed, too', () => {
    const shown = shownRuns();
    const queries: [query: string, command: Partial<Command>, shows: boolean][] = [
      ['document:AWS-RunShellScript', {}, true],
      ['document:RunShellScript', {}, false],
      ['runshell', {}, true],
      ['status:failed', {}, true],
      ['status:success', {}, false],
      ['status:noinstancesintag', { status: 'Success', statusDetails: 'NoInstancesInTag' }, true],
      ['after:2h', {}, true],
      ['after:30m', {}, false],
      ['before:30m', {}, true],
      ['before:2026-11-26T10:00Z', {}, false],
      ['sent:here', {}, false],
    ];
    for (const [query, but, shows] of queries) {
      shown.filter(query);
      assert.equal(shown.shows(command(but)), shows, query);
    }
  });

  it('is kept for the next window', () => {
    const kept = new Map<string, unknown>();
    shownRuns(kept).filter('  status:failed ');
    assert.equal(shownRuns(kept).query, 'status:failed');
    assert.equal(shownRuns(new Map([['ssm.runs.filter', 'no:thing']])).query, '');
  });

  const problems: [query: string, problem: RegExp][] = [
    ['status:odd', /odd is no status\. There are pending, /],
    ['after:yesterday', /yesterday is no time\. Write 2026-11-20/],
    ['after:2026-13-40', /is no time/],
    ['before:', /before: needs a value/],
    ['sent:bob', /AWS does not list who sent a command/],
    ['name:x', /There is no field name/],
    ['status:failed status:success', /status stands there twice/],
  ];
  for (const [query, problem] of problems) {
    it(`explains what is wrong with ${query}`, () => {
      const parsed = parseRunQuery(query);
      assert.match('problem' in parsed ? parsed.problem : '', problem);
    });
  }
});

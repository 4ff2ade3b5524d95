import assert from 'node:assert/strict';
import type { Command } from '../../../src/aws/commands.ts';
import type { Page } from '../../../src/aws/page.ts';
import { parseRunQuery } from '../../../src/views/run-query.ts';
import { Senders } from '../../../src/runs/senders.ts';
import { ShownRuns } from '../../../src/views/shown-runs.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const now = Date.parse('2026-11-26T12:00:00Z');
const { signal } = new AbortController();

function shownRuns(kept = new Map<string, unknown>(), here: readonly string[] = []): ShownRuns {
  return new ShownRuns({
    state: { get: (key) => kept.get(key), update: (key, value) => kept.set(key, value) },
    isFromHere: (commandId) => here.includes(commandId),
    senders: new Senders(),
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

  it('looks for a sender in CloudTrail, page by page, and asks for no sender without', async () => {
    const shown = shownRuns();
    shown.filter('by:ALICE');
    const commands = (...ids: string[]): object[] =>
      ids.map((CommandId, i) => ({
        CommandId,
        DocumentName: 'restart',
        RequestedDateTime: new Date(now - i * 600_000),
      }));
    const event = (id: string, Username: string, minutes: number): object => ({
      Username,
      EventTime: new Date(now - minutes * 60_000),
      CloudTrailEvent: JSON.stringify({ responseElements: { command: { commandId: id } } }),
    });
    const clients = scriptedClients({
      'ssm:ListCommands': [{ Commands: commands('c-1', 'c-2', 'c-3'), NextToken: '2' }, {}],
      'cloudtrail:LookupEvents': [
        { Events: [event('c-1', 'alice', 0), event('c-2', 'bob', 10)], NextToken: 'e2' },
        { Events: [event('c-3', 'alice.smith', 20), event('c-0', 'bob', 60)] },
      ],
    });
    const found = [];
    for await (const { items } of shown.list(clients, signal)) {
      found.push(...items.map(({ commandId }) => commandId));
    }
    assert.deepEqual(found, ['c-1', 'c-3']);
    assert.deepEqual(clients.calls[1]?.input, {
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'SendCommand' }],
      EndTime: new Date(now + 60_000).toISOString(),
      MaxResults: 50,
    });
    // What is followed here is judged by what is known.
    assert.ok(shown.shows(command({ commandId: 'c-3' })));
    assert.ok(!shown.shows(command({ commandId: 'c-2' })) && !shown.shows(command({ commandId: 'c-9' })));
    clients.assertFinished();
  });

  it('says that CloudTrail may not be asked, and goes on with the same page when it may', async () => {
    const shown = shownRuns();
    shown.filter('by:alice');
    const clients = scriptedClients({
      'ssm:ListCommands': [{ Commands: [{ CommandId: 'c-1', RequestedDateTime: new Date(now) }] }],
      'cloudtrail:LookupEvents': [sdkError('AccessDeniedException'), { Events: [] }],
    });
    const pages = shown.list(clients, signal)[Symbol.asyncIterator]();
    await assert.rejects(pages.next(), /^AwsError: You are not allowed to call cloudtrail:LookupEvents\.$/);
    const { value } = (await pages.next()) as IteratorYieldResult<Page<Command>>;
    assert.deepEqual([value.items, value.looked], [[], 1], 'nobody is known to have sent it');
    clients.assertFinished();
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
    ['by:', /by: needs a value/],
    ['sent:bob', /this workspace\. For who sent a command, write by:bob/],
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

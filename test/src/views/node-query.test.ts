import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NodeCondition } from '../../../src/aws/node-conditions.ts';
import { describeConditions, looksAtNodes, parseQuery, queryFields } from '../../../src/views/node-query.ts';

function conditionsOf(query: string): readonly NodeCondition[] {
  const parsed = parseQuery(query);
  return 'problem' in parsed ? assert.fail(parsed.problem.message) : parsed.conditions;
}

/** What is wrong, and the part of the text that it is about. */
function problemOf(query: string): readonly [message: string, at: string] {
  const parsed = parseQuery(query);
  if (!('problem' in parsed)) return assert.fail(`no problem in ${query}`);
  const { message, from, to } = parsed.problem;
  return [message, query.slice(from, to)];
}

const text = (field: 'any' | 'name' | 'ip' | 'platform' | 'id', ...patterns: string[]): NodeCondition => ({
  kind: 'text',
  field,
  patterns,
});

describe('parseQuery', () => {
  const cases: Readonly<Record<string, readonly NodeCondition[]>> = {
    '': [],
    '  web  db ': [text('any', 'web'), text('any', 'db')],
    'platform:Linux status:online': [
      { kind: 'platform', values: ['Linux'] },
      { kind: 'status', values: ['Online'] },
    ],
    'PLATFORM:macos,windows': [{ kind: 'platform', values: ['MacOS', 'Windows'] }],
    'platform:ubuntu,Linux': [text('platform', 'ubuntu', 'Linux')],
    'status:offline,lost': [{ kind: 'status', values: ['ConnectionLost', 'Inactive'] }],
    'type:hybrid,iot': [{ kind: 'type', values: ['hybrid', 'edge'] }],
    'tag:env': [{ kind: 'tag', key: 'env', values: [] }],
    'tag:env=prod,test': [{ kind: 'tag', key: 'env', values: ['prod', 'test'] }],
    'tag:"Patch Group"="a, b"': [{ kind: 'tag', key: 'Patch Group', values: ['a, b'] }],
    'tag:aws:cloudformation:stack-name=web': [
      { kind: 'tag', key: 'aws:cloudformation:stack-name', values: ['web'] },
    ],
    'tag:a=b=c': [{ kind: 'tag', key: 'a', values: ['b=c'] }],
    'ip:10.0.*,10.1.*': [text('ip', '10.0.*', '10.1.*')],
    'i-0123456789abcdef0': [{ kind: 'ids', values: ['i-0123456789abcdef0'] }],
    'id:mi-0123456789abcdef0,i-01234567': [{ kind: 'ids', values: ['mi-0123456789abcdef0', 'i-01234567'] }],
    'id:i-0123': [text('id', 'i-0123')],
    '-platform:Windows -web': [
      { kind: 'not', condition: { kind: 'platform', values: ['Windows'] } },
      { kind: 'not', condition: { kind: 'text', field: 'any', patterns: ['web'] } },
    ],
    '"name:x" fe80::1': [text('any', 'name:x'), text('any', 'fe80::1')],
    '"-web"': [text('any', '-web')],
    '-': [text('any', '-')],
  };
  for (const [query, expected] of Object.entries(cases)) {
    it(`reads ${query === '' ? 'nothing' : query}`, () => assert.deepEqual(conditionsOf(query), expected));
  }

  it('says what is wrong, where, and what to write', () => {
    assert.deepEqual(problemOf('web plattform:Linux'), [
      'There is no field "plattform". Did you mean platform? Put a text with a colon in quotation marks.',
      'plattform:Linux',
    ]);
    assert.match(problemOf('x:y')[0], /There are name, id, ip, tag/);
    assert.deepEqual(problemOf('status:up'), [
      'There is no status "up". Write Online, ConnectionLost, Inactive or offline.',
      'status:up',
    ]);
    assert.match(problemOf('status:')[0], /A value is missing after "status:". For example status:Online/);
    assert.match(problemOf('tag:')[0], /A tag key is missing/);
    assert.match(problemOf('tag:env=')[0], /For any value write tag:env/);
    assert.match(problemOf('tag:env=pr*')[0], /whole values of tags only/);
    assert.match(problemOf('-tag:env=prod')[0], /A tag cannot be excluded/);
    assert.deepEqual(problemOf('a "b c'), ['The quotation mark is not closed.', '"b c']);
    const ids = Array.from({ length: 101 }, (_, index) => `i-${`${index}`.padStart(8, '0')}`);
    assert.match(problemOf(`id:${ids.join(',')}`)[0], /at most 100 ids, and these are 101/);
  });

  it('takes any text without failing, and its problems lie in the text', () => {
    const pieces = fc.constantFrom('tag:', 'platform:', '-', '"', '=', ',', ' ', 'web', '*', '💻', ':');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (query) => {
          const parsed = parseQuery(query);
          if (!('problem' in parsed)) return;
          const { from, to } = parsed.problem;
          assert.ok(0 <= from && from < to && to <= query.length);
        },
      ),
    );
  });

  it('understands the examples of its help', () => {
    for (const { example } of Object.values(queryFields))
      assert.equal(conditionsOf(example).length, 1, example);
  });
});

describe('describeConditions', () => {
  it('says what is shown', () => {
    assert.equal(
      describeConditions(conditionsOf('platform:Linux tag:env=prod,test,dev -type:hybrid web')),
      'platform Linux · tag env = prod, test or dev · not hybrid nodes · “web” in the name, id or IP',
    );
  });
});

describe('looksAtNodes', () => {
  it('tells what AWS cannot filter', () => {
    assert.equal(looksAtNodes(conditionsOf('platform:Linux status:Online')), false);
    assert.equal(looksAtNodes(conditionsOf('tag:env=prod tag:team')), false);
    assert.equal(looksAtNodes(conditionsOf('tag:env=prod status:Online')), true);
    assert.equal(looksAtNodes(conditionsOf('web')), true);
  });
});

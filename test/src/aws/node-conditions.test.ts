import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  alternatives,
  matchesPattern,
  meets,
  planNodes,
  type NodeCondition,
} from '../../../src/aws/node-conditions.ts';
import { sampleNode } from '../../support/sample-node.ts';

const linux: NodeCondition = { kind: 'platform', values: ['Linux'] };
const online: NodeCondition = { kind: 'status', values: ['Online'] };
const tag = (key: string, ...values: string[]): NodeCondition => ({ kind: 'tag', key, values });
const named = (pattern: string): NodeCondition => ({ kind: 'text', field: 'name', patterns: [pattern] });

describe('planNodes', () => {
  it('sends what the service can filter', () => {
    const conditions: NodeCondition[] = [
      linux,
      online,
      { kind: 'type', values: ['hybrid', 'edge'] },
      { kind: 'ids', values: ['mi-1'] },
    ];
    assert.deepEqual(planNodes(conditions), {
      filters: [
        { Key: 'PlatformTypes', Values: ['Linux'] },
        { Key: 'PingStatus', Values: ['Online'] },
        { Key: 'SourceTypes', Values: ['AWS::SSM::ManagedInstance', 'AWS::IoT::Thing'] },
        { Key: 'InstanceIds', Values: ['mi-1'] },
      ],
      facts: [],
      others: [],
      tagKeys: [],
    });
  });

  it('sends tags alone, because the service combines them with nothing else', () => {
    assert.deepEqual(planNodes([linux, tag('env', 'prod'), tag('team'), named('web')]), {
      filters: [
        { Key: 'tag:env', Values: ['prod'] },
        { Key: 'tag-key', Values: ['team'] },
      ],
      facts: [linux],
      others: [named('web')],
      tagKeys: [],
    });
  });

  it('takes what conditions on the same thing have in common', () => {
    const both = planNodes([tag('env', 'prod', 'test'), tag('env', 'test', 'dev'), tag('env')]);
    assert.deepEqual(both?.filters, [{ Key: 'tag:env', Values: ['test'] }]);
    assert.equal(planNodes([linux, { kind: 'platform', values: ['Windows'] }]), undefined);
    assert.equal(planNodes([tag('env', 'prod'), tag('env', 'dev')]), undefined);
    assert.equal(planNodes([tag('env', 'prod'), { kind: 'untagged', key: 'env' }]), undefined);
  });

  it('asks for the tags of the page where their absence counts', () => {
    const plan = planNodes([{ kind: 'untagged', key: 'env' }]);
    assert.deepEqual(plan?.tagKeys, ['env']);
  });
});

describe('alternatives', () => {
  it('splits patch groups by their tag keys, and more values than a filter takes', () => {
    const group: NodeCondition = { kind: 'patch-group', value: 'web', keys: ['Patch Group', 'PatchGroup'] };
    assert.deepEqual(alternatives([linux, group]), [
      [linux, tag('Patch Group', 'web')],
      [linux, tag('PatchGroup', 'web')],
    ]);
    assert.deepEqual(alternatives([tag('env', 'a', 'b', 'c', 'd', 'e', 'f')]), [
      [tag('env', 'a', 'b', 'c', 'd', 'e')],
      [tag('env', 'f')],
    ]);
    assert.deepEqual(alternatives([linux]), [[linux]]);
  });
});

describe('meets', () => {
  const node = sampleNode({ name: 'Web-1', pingStatus: 'ConnectionLost' });
  const tags = new Map([['env', 'prod']]);
  const cases: [NodeCondition, boolean][] = [
    [linux, true],
    [online, false],
    [{ kind: 'not', condition: { kind: 'status', values: ['Online'] } }, true],
    [{ kind: 'type', values: ['ec2'] }, true],
    [tag('env', 'prod', 'dev'), true],
    [tag('env'), true],
    [tag('team'), false],
    [{ kind: 'untagged', key: 'team' }, true],
    [{ kind: 'untagged', key: 'env' }, false],
    [{ kind: 'patch-group', value: 'prod', keys: ['other', 'env'] }, true],
    [named('web'), true],
    [{ kind: 'text', field: 'any', patterns: ['10.0.'] }, true],
    [{ kind: 'text', field: 'ip', patterns: ['10.1.*', '10.0.*.1'] }, true],
    [{ kind: 'text', field: 'platform', patterns: ['amazon linux 2023'] }, true],
    [{ kind: 'text', field: 'agent', patterns: ['3.2.*'] }, false],
    [{ kind: 'ids', values: ['i-1'] }, false],
  ];
  for (const [condition, expected] of cases) {
    it(`says ${String(expected)} to ${JSON.stringify(condition)}`, () => {
      assert.equal(meets(condition, node, tags), expected);
    });
  }
});

describe('matchesPattern', () => {
  it('agrees with the regular expression of the pattern', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A'), maxLength: 6 });
    const pattern = fc.array(letters, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('*'));
    fc.assert(
      fc.property(letters, pattern, (text, wanted) => {
        const expected = new RegExp(`^${wanted.replaceAll('*', '.*')}$`, 'i').test(text);
        assert.equal(matchesPattern(text, wanted), expected);
      }),
    );
  });

  it('stays quick where a regular expression would not', () => {
    assert.equal(matchesPattern('a'.repeat(10_000), `${'*a'.repeat(200)}*b`), false);
  });
});

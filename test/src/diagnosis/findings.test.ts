import assert from 'node:assert/strict';
import type { Instance, VpcEndpoint } from '../../../src/aws/instances.ts';
import type { ConnectionFacts } from '../../../src/diagnosis/facts.ts';
import type { Outcome } from '../../../src/diagnosis/finding.ts';
import { diagnose, likelyCause } from '../../../src/diagnosis/findings.ts';
import { isOlder } from '../../../src/diagnosis/version.ts';
import { diagnosisReport } from '../../../src/views/diagnosis-report.ts';
import { sampleNode } from '../../support/sample-node.ts';

const now = new Date('2026-01-01T00:04:00Z');

const instance: Instance = {
  id: 'i-0123456789abcdef0',
  state: 'running',
  stateReason: undefined,
  type: 'm7g.large',
  imageId: undefined,
  availabilityZone: undefined,
  vpcId: 'vpc-1',
  subnetId: undefined,
  privateIp: undefined,
  publicIp: undefined,
  keyName: undefined,
  launched: undefined,
  instanceProfile: 'arn:aws:iam::123456789012:instance-profile/Managed',
  securityGroups: [],
};

const endpoints = (...names: string[]): VpcEndpoint[] =>
  names.map((name) => ({
    serviceName: `com.amazonaws.eu-central-1.${name}`,
    state: 'available',
    privateDns: true,
  }));

/** A node with which everything is fine, but for what `but` says. */
function facts(but: Partial<ConnectionFacts> = {}): ConnectionFacts {
  return {
    nodeId: 'i-0123456789abcdef0',
    region: 'eu-central-1',
    now,
    node: { value: sampleNode() },
    connected: { value: true },
    instance: { value: instance },
    defaultHostRole: { value: undefined },
    endpoints: { value: endpoints('ssm', 'ssmmessages', 'ec2messages') },
    associations: { value: [] },
    ...but,
  };
}

const node = (but: Parameters<typeof sampleNode>[0]) => ({ node: { value: sampleNode(but) } });
const ec2 = (but: Partial<Instance>) => ({ instance: { value: { ...instance, ...but } } });
const edge = (but: Parameters<typeof sampleNode>[0] = {}): Partial<ConnectionFacts> => ({
  nodeId: 'mi-1',
  ...node({ type: 'edge', ...but }),
});
const refused = { refused: 'You are not allowed to call this.' };

describe('the diagnosis of a connection', () => {
  it('finds nothing wrong with a node that is fine, in the order of the checks', () => {
    assert.deepEqual(
      diagnose(facts()).map(({ check, outcome }) => [check, outcome]),
      [
        ['Connection', 'ok'],
        ['EC2 state', 'ok'],
        ['Permissions of the instance', 'ok'],
        ['SSM Agent', 'ok'],
        ['Last ping', 'ok'],
        ['Way to the endpoints', 'ok'],
        ['Platform', 'ok'],
        ['Associations', 'ok'],
      ],
    );
  });

  const table: readonly [
    name: string,
    but: Partial<ConnectionFacts>,
    check: string,
    Outcome,
    found: RegExp,
  ][] = [
    ['no channel', { connected: { value: false } }, 'Connection', 'problem', /no open channel/],
    [
      'a stopped instance',
      ec2({ state: 'stopped', stateReason: 'User initiated' }),
      'EC2 state',
      'problem',
      /stopped \(User initiated\)/,
    ],
    ['a starting instance', ec2({ state: 'pending' }), 'EC2 state', 'warning', /starting/],
    ['a terminated instance', ec2({ state: 'terminated' }), 'EC2 state', 'problem', /terminated/],
    ['an instance that is gone', { instance: { value: undefined } }, 'EC2 state', 'problem', /does not know/],
    ['EC2 denied', { instance: refused }, 'EC2 state', 'unknown', /not allowed/],
    ['EC2 denied', { instance: refused }, 'Permissions of the instance', 'unknown', /not allowed/],
    [
      'no profile',
      ec2({ instanceProfile: undefined }),
      'Permissions of the instance',
      'problem',
      /Default Host Management is off/,
    ],
    [
      'no profile and the setting denied',
      { ...ec2({ instanceProfile: undefined }), defaultHostRole: refused },
      'Permissions of the instance',
      'warning',
      /is not known: You are not allowed/,
    ],
    [
      'Default Host Management',
      { ...ec2({ instanceProfile: undefined }), defaultHostRole: { value: 'service-role/Host' } },
      'Permissions of the instance',
      'ok',
      /service-role\/Host\) stands in/,
    ],
    [
      'Default Host Management with an old agent',
      {
        ...ec2({ instanceProfile: undefined }),
        ...node({ agentVersion: '3.2.581.0' }),
        defaultHostRole: { value: 'service-role/Host' },
      },
      'Permissions of the instance',
      'problem',
      /too old for Default Host Management/,
    ],
    [
      'a node that never registered',
      { node: { value: undefined } },
      'SSM Agent',
      'problem',
      /No agent of this machine/,
    ],
    [
      'an agent without sessions',
      node({ agentVersion: '2.3.50.0' }),
      'SSM Agent',
      'problem',
      /older than 2\.3\.68\.0/,
    ],
    [
      'an agent that is not the newest',
      node({ isLatestAgent: false }),
      'SSM Agent',
      'warning',
      /not the newest/,
    ],
    [
      'an unknown agent',
      node({ agentVersion: undefined }),
      'SSM Agent',
      'warning',
      /does not know the version/,
    ],
    ['the list of nodes denied', { node: refused }, 'SSM Agent', 'unknown', /not allowed/],
    [
      'a fresh ping',
      node({ lastPing: new Date('2026-01-01T00:00:00Z') }),
      'Last ping',
      'ok',
      /4 minutes ago/,
    ],
    [
      'an old ping',
      node({ lastPing: new Date('2025-12-30T00:04:00Z') }),
      'Last ping',
      'problem',
      /2 days ago/,
    ],
    ['no ping', node({ lastPing: undefined }), 'Last ping', 'warning', /not known/],
    [
      'a new agent without ec2messages',
      { endpoints: { value: endpoints('ssm', 'ssmmessages') }, ...node({ agentVersion: '3.3.40.0' }) },
      'Way to the endpoints',
      'ok',
      /ssm, ssmmessages\./,
    ],
    [
      'an old agent without ec2messages',
      { endpoints: { value: endpoints('ssm', 'ssmmessages') }, ...node({ agentVersion: '3.3.39.0' }) },
      'Way to the endpoints',
      'problem',
      /none for ec2messages/,
    ],
    [
      'no endpoint for sessions',
      { endpoints: { value: endpoints('ssm', 'ec2messages') } },
      'Way to the endpoints',
      'problem',
      /none for ssmmessages/,
    ],
    [
      'no endpoint and no public address',
      { endpoints: { value: [] } },
      'Way to the endpoints',
      'warning',
      /no public address/,
    ],
    [
      'no endpoint but a public address',
      { endpoints: { value: [] }, ...ec2({ publicIp: '203.0.113.1' }) },
      'Way to the endpoints',
      'ok',
      /203\.0\.113\.1/,
    ],
    ['endpoints denied', { endpoints: refused }, 'Way to the endpoints', 'unknown', /not allowed/],
    [
      'endpoints without private DNS',
      { endpoints: { value: endpoints('ssm', 'ssmmessages').map((one) => ({ ...one, privateDns: false })) } },
      'Way to the endpoints',
      'warning',
      /no interface endpoint/,
    ],
    ['a hybrid node', { nodeId: 'mi-1' }, 'EC2 state', 'skipped', /where it stands/],
    ['a hybrid node', { nodeId: 'mi-1' }, 'Permissions of the instance', 'skipped', /activation/],
    ['a hybrid node', { nodeId: 'mi-1' }, 'Way to the endpoints', 'skipped', /cannot be seen/],
    ['an edge device', edge(), 'EC2 state', 'skipped', /An edge device: .* where it stands/],
    ['an edge device', edge(), 'Permissions of the instance', 'skipped', /SystemsManagerAgent names/],
    ['an edge device', edge(), 'Way to the endpoints', 'skipped', /network of an edge device/],
    [
      'an edge device that is quiet',
      edge({ lastPing: new Date('2025-12-30T00:04:00Z') }),
      'Last ping',
      'problem',
      /2 days ago/,
    ],
    [
      'macOS off EC2',
      { nodeId: 'mi-1', ...node({ platformType: 'MacOS' }) },
      'Platform',
      'problem',
      /on EC2 instances only/,
    ],
    ['an unknown platform', node({ platformType: undefined }), 'Platform', 'skipped', /not known/],
    [
      'a failed association',
      {
        associations: {
          value: [
            {
              name: 'inventory',
              documentName: 'x',
              status: 'Failed',
              executed: undefined,
              summary: undefined,
            },
          ],
        },
      },
      'Associations',
      'warning',
      /inventory/,
    ],
    ['associations denied', { associations: refused }, 'Associations', 'unknown', /not allowed/],
  ];
  for (const [name, but, check, outcome, found] of table) {
    it(`${name}: ${check} is ${outcome}`, () => {
      const finding = diagnose(facts(but)).find((one) => one.check === check);
      assert.equal(finding?.outcome, outcome);
      assert.match(finding.found, found);
      if (outcome === 'problem' && check !== 'Connection' && check !== 'Platform') {
        assert.ok(finding.advice !== undefined || finding.found.includes('terminated'), 'says what to do');
      }
    });
  }

  it('sends whoever looks after an edge device to the component that is its agent', () => {
    const findings = diagnose(facts(edge({ lastPing: new Date('2025-12-30T00:04:00Z') })));
    const ping = findings.find(({ check }) => check === 'Last ping');
    assert.match(ping?.advice ?? '', /Greengrass Core software .* aws\.greengrass\.SystemsManagerAgent/);
    assert.match(ping?.page ?? '', /systems-manager-agent-component/);
  });

  it('makes every check although all of them are denied', () => {
    const all = { node: refused, connected: refused, instance: refused, defaultHostRole: refused };
    const findings = diagnose(facts({ ...all, endpoints: refused, associations: refused }));
    assert.deepEqual(new Set(findings.map(({ outcome }) => outcome)), new Set(['unknown']));
    assert.equal(likelyCause(findings), undefined);
  });
});

describe('the report of a diagnosis', () => {
  it('begins with the likeliest cause and what to do', () => {
    const findings = diagnose(facts({ connected: { value: false }, ...ec2({ state: 'stopped' }) }));
    const report = diagnosisReport('web_1', findings, now);
    assert.match(
      report,
      /^# Why is web\\_1 not connected\?\n\n\*\*Most likely:\*\* The instance is stopped\. Start it/,
    );
    assert.match(report, /## 2\. EC2 state: ✗ Problem/);
    assert.equal(report.match(/^## \d/gm)?.length, 8);
  });

  it('says when the node is connected, and when no cause was found', () => {
    assert.match(diagnosisReport('web', diagnose(facts()), now), /\*\*It is connected at this moment\.\*\*/);
    const findings = diagnose(facts({ connected: { value: false } }));
    assert.match(diagnosisReport('web', findings, now), /No cause was found/);
  });

  it('shows text from outside as text', () => {
    const findings = diagnose(facts({ ...ec2({ state: 'stopped', stateReason: '[x](command:evil)' }) }));
    assert.ok(!diagnosisReport('web', findings, now).includes('[x](command'));
  });
});

describe('versions', () => {
  it('compare by their numbers', () => {
    assert.deepEqual(
      [isOlder('3.2.9.0', '3.2.10.0'), isOlder('3.10', '3.9.9'), isOlder('3.2', '3.2.0.0')],
      [true, false, false],
    );
  });
});

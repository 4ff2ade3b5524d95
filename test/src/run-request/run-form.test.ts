import assert from 'node:assert/strict';
import type { RunnableDocument } from '../../../src/run-request/runnable-document.ts';
import { readRunnable } from '../../../src/run-request/runnable-document.ts';
import { RunForm, type RunFormOptions } from '../../../src/run-request/run-form.ts';
import { readParameters } from '../../../src/runs/document-parameters.ts';
import type { FieldView } from '../../../src/webviews/run-form/messages.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { scriptedClients, type ScriptedClients } from '../../support/scripted-clients.ts';

const text = `schemaVersion: '2.2'
description: Restarts it.
parameters:
  service: { type: String, description: The unit., allowedPattern: '^[a-z]+$' }
  mode: { type: String, default: soft, allowedValues: [soft, hard] }
  parts: { type: StringList, default: [a], allowedValues: [a, b, c] }
  lines: { type: StringList, default: [] }
  commands: { type: StringList, default: ['true'] }
  flag: { type: Boolean, default: false }
  count: { type: Integer, default: 3 }
  source: { type: StringMap, default: {} }
  executionTimeout: { type: String, default: '600' }
mainSteps:
  - { name: x, action: aws:runShellScript, inputs: { runCommand: '{{ commands }}' } }
`;

function runnable(content = text): RunnableDocument {
  return {
    description: {
      name: 'Restart',
      owner: undefined,
      type: 'Command',
      platforms: ['Linux'],
      description: 'Restarts it.',
      version: '2',
      defaultVersion: '1',
      latestVersion: '3',
      status: 'Active',
      statusInformation: undefined,
      hash: 'ab'.repeat(32),
    },
    content: { name: 'Restart', version: '2', type: 'Command', format: 'YAML', content },
    parameters: readParameters(content),
  };
}

const described = {
  Name: 'Restart',
  DocumentType: 'Command',
  DocumentFormat: 'YAML',
  PlatformTypes: ['Linux'],
};

function nodes(...ids: string[]) {
  return {
    InstanceInformationList: ids.map((InstanceId) => ({
      InstanceId,
      PingStatus: 'Online',
      PlatformType: 'Linux',
      ResourceType: 'ManagedInstance',
    })),
  };
}

interface Opened {
  readonly form: RunForm;
  readonly clients: ScriptedClients;
  readonly field: (id: string) => FieldView;
}

function open(
  script: Parameters<typeof scriptedClients>[0] = {},
  options: Partial<RunFormOptions> = {},
): Opened {
  const clients = scriptedClients(script);
  const form = new RunForm({
    clients,
    document: runnable(),
    prefill: {},
    clock: fakeClock(),
    onChange: () => undefined,
    ...options,
  });
  form.start();
  const field = (id: string): FieldView =>
    form
      .view()
      .sections.flatMap(({ fields }) => fields)
      .find((one) => one.id === id) ?? assert.fail(`no field ${id}`);
  return { form, clients, field };
}

const id1 = 'mi-00000000000000001';
const id2 = 'mi-00000000000000002';

describe('the run form', () => {
  it('is made from the document: types, allowed values, defaults, descriptions', () => {
    const { field } = open();
    assert.deepEqual(
      ['service', 'mode', 'parts', 'lines', 'commands', 'flag', 'count', 'source'].map(
        (name) => field(`parameters.${name}`).kind,
      ),
      ['text', 'choice', 'checks', 'lines', 'lines', 'choice', 'text', 'lines'],
    );
    const service = field('parameters.service');
    assert.equal(service.required, true);
    assert.equal(service.help, 'The unit. Pattern: ^[a-z]+$');
    assert.equal(service.error, undefined, 'what is missing is not an error from the start');
    const mode = field('parameters.mode');
    assert.ok(mode.kind === 'choice' && mode.value === 'soft' && mode.options.length === 2);
    const parts = field('parameters.parts');
    assert.ok(parts.kind === 'checks');
    assert.deepEqual(parts.value, ['a']);
    const commands = field('parameters.commands');
    assert.ok(commands.kind === 'lines' && commands.code === true);
    assert.deepEqual(commands.actions, [{ id: 'edit:parameters.commands', label: 'Edit in Editor' }]);
    assert.match(field('timeoutSeconds').note ?? '', /up to 1 hour .* for 10 minutes \(executionTimeout\)/);
  });

  it('says what is wrong beside the field while it is typed, and what is missing when it is left or run', async () => {
    const { form, field } = open();
    form.change('parameters.service', 'Nginx');
    assert.match(field('parameters.service').error ?? '', /does not match \^\[a-z\]\+\$/);
    form.change('parameters.service', '');
    assert.equal(field('parameters.service').error, undefined);
    form.leave('parameters.service');
    assert.equal(field('parameters.service').error, 'A value is needed.');
    form.change('comment', 'x'.repeat(101));
    assert.match(field('comment').error ?? '', /At most 100 characters; these are 101/);
    const output = form.view().sections.find(({ id }) => id === 'output');
    assert.equal(output?.open, true, 'a section with an error is open');
    form.change('maxConcurrency', '0');
    form.change('timeoutSeconds', '12');
    assert.ok(field('maxConcurrency').error);
    assert.ok(field('timeoutSeconds').error);
    assert.equal(field('tags.0.key').error, undefined);
    const checked = await form.check();
    assert.ok('field' in checked);
    assert.equal(checked.field, 'parameters.service');
    assert.equal(field('tags.0.key').error, 'The key of a tag is needed.');
    assert.equal(form.view().run.state, 'incomplete');
  });

  it('looks for the nodes of tags once they are written, with as many calls as there are pages', async () => {
    const { form, clients, field } = open({
      'ssm:DescribeInstanceInformation': [nodes(id1, id2), nodes(id1)],
    });
    form.change('parameters.service', 'nginx');
    form.change('tags.0.key', 'env');
    assert.deepEqual(clients.names(), []);
    form.change('tags.0.values', 'dev, "a,b"');
    await form.check();
    assert.equal(form.view().run.label, 'Run on 2 nodes');
    assert.deepEqual(clients.calls[0]?.input['Filters'], [{ Key: 'tag:env', Values: ['dev', 'a,b'] }]);
    assert.equal(form.nodesView().summary, '2 nodes');
    form.change('comment', 'no new look');
    form.addTag();
    assert.equal(form.nodesView().state, 'none');
    form.change('tags.1.key', 'env');
    form.leave('tags.1.key');
    assert.match(field('tags.1.key').error ?? '', /stands there already/);
    form.change('tags.1.key', 'team');
    form.change('tags.1.values', 'web');
    const ready = await form.check();
    assert.ok('request' in ready);
    assert.equal(ready.count, 1);
    assert.deepEqual(ready.request.targets, {
      tags: [
        { key: 'env', values: ['dev', 'a,b'] },
        { key: 'team', values: ['web'] },
      ],
    });
    assert.deepEqual(ready.request.parameters, { service: ['nginx'] }, 'defaults are left to the document');
    assert.equal(ready.request.document.version, '2');
    clients.assertFinished();
  });

  it('uses the nodes that it was started on without a call', async () => {
    const known = [
      sampleNode({ id: id1, name: 'web-1' }),
      sampleNode({ id: id2, name: 'web-2', pingStatus: 'ConnectionLost' }),
    ];
    const targets = { instanceIds: [id1, id2] };
    const { form, clients } = open(
      {},
      { prefill: { targets, parameters: { service: ['nginx'] } }, nodes: known },
    );
    const ready = await form.check();
    assert.ok('request' in ready, JSON.stringify(ready));
    assert.equal(ready.summary, '2 nodes, 1 offline');
    assert.deepEqual(
      form.nodesView().rows.map(({ name, obstacle }) => [name, obstacle]),
      [
        ['web-2', 'offline'],
        ['web-1', undefined],
      ],
    );
    assert.deepEqual(clients.names(), []);
  });

  it('stops what AWS would refuse as a whole: ids that are no nodes, and nodes of another platform', async () => {
    const windows = nodes(id1);
    windows.InstanceInformationList = windows.InstanceInformationList.map((node) => ({
      ...node,
      PlatformType: 'Windows',
      ComputerName: 'win-1',
    }));
    const { form, field } = open(
      { 'ssm:DescribeInstanceInformation': [nodes(id1), windows] },
      { prefill: { parameters: { service: ['nginx'] } } },
    );
    form.change('targetKind', 'nodes');
    form.change('nodeIds', `${id1}\n${id2}`);
    assert.deepEqual(await form.check(), { field: 'nodeIds' });
    assert.equal(field('nodeIds').error, `${id2} is no managed node of this region.`);
    form.change('nodeIds', id1);
    assert.deepEqual(await form.check(), { field: 'nodeIds' });
    assert.match(field('nodeIds').error ?? '', /win-1 is a Windows node/);
    form.change('nodeIds', 'web-1');
    assert.match(field('nodeIds').error ?? '', /web-1 is no id/);
    form.change(
      'nodeIds',
      Array.from({ length: 51 }, (_, n) => `mi-${String(n).padStart(17, '0')}`).join('\n'),
    );
    assert.match(field('nodeIds').error ?? '', /at most 50 nodes, and these are 51/);
  });

  it('does not run where nothing matches, and runs uncounted where the nodes cannot be read', async () => {
    const { form, field } = open(
      {
        'ssm:DescribeInstanceInformation': [
          { InstanceInformationList: [] },
          Object.assign(new Error('no'), { name: 'AccessDeniedException' }),
        ],
      },
      { prefill: { targets: { all: true }, parameters: { service: ['nginx'] } } },
    );
    assert.deepEqual(await form.check(), { field: 'nodes' });
    assert.match(field('nodes').error ?? '', /No node matches now/);
    form.lookAgain();
    const ready = await form.check();
    assert.ok('request' in ready);
    assert.equal(ready.count, undefined);
    assert.match(form.nodesView().summary, /not allowed to call ssm:DescribeInstanceInformation/);
  });

  it('looks at the nodes again before a run if that was a while ago, and says if they are others', async () => {
    const clock = fakeClock();
    const { form, clients } = open(
      { 'ssm:DescribeInstanceInformation': [nodes(id1), nodes(id1, id2), nodes(id2, id1)] },
      { clock, prefill: { targets: { all: true }, parameters: { service: ['nginx'] } } },
    );
    const signal = new AbortController().signal;
    const first = await form.check();
    assert.ok('request' in first && first.count === 1 && !first.hasChanged);
    await clock.sleep(61_000, signal);
    const second = await form.check();
    assert.ok('request' in second && second.count === 2 && second.hasChanged);
    await clock.sleep(61_000, signal);
    const third = await form.check();
    assert.ok('request' in third && third.count === 2 && !third.hasChanged);
    clients.assertFinished();
  });

  it('waits for the nodes of the last targets, though they change while it looks', async () => {
    const { form } = open(
      { 'ssm:DescribeInstanceInformation': () => nodes(id1, id2) },
      { prefill: { targets: { all: true }, parameters: { service: ['nginx'] } } },
    );
    const checking = form.check();
    form.change('targetKind', 'nodes');
    form.change('nodeIds', `${id1}\n${id2}`);
    const ready = await checking;
    assert.ok('request' in ready);
    assert.deepEqual([ready.count, ready.request.targets], [2, { instanceIds: [id1, id2] }]);
  });

  it('stops reading nodes at a thousand', async () => {
    const page = (start: number) => ({
      ...nodes(...Array.from({ length: 50 }, (_, n) => `mi-${String(start + n).padStart(17, '0')}`)),
      NextToken: 'more',
    });
    let pages = 0;
    const { form } = open(
      { 'ssm:DescribeInstanceInformation': () => page(50 * pages++) },
      { prefill: { targets: { all: true }, parameters: { service: ['nginx'] } } },
    );
    const ready = await form.check();
    assert.equal(pages, 20);
    assert.equal(form.view().run.label, 'Run on more than 1000 nodes');
    assert.ok('request' in ready && ready.count === 1000);
  });

  it('finds the members of a resource group', async () => {
    const { form, clients } = open(
      {
        'resource-groups:ListGroupResources': [
          {
            Resources: [
              { Identifier: { ResourceArn: `arn:aws:ssm:eu-central-1:1:managed-instance/${id1}` } },
            ],
          },
        ],
        'ssm:DescribeInstanceInformation': [nodes(id1)],
      },
      { prefill: { parameters: { service: ['nginx'] } } },
    );
    form.change('targetKind', 'resource-group');
    form.change('resourceGroup', 'Checkout');
    const ready = await form.check();
    assert.ok('request' in ready);
    assert.equal(ready.count, 1);
    assert.deepEqual(ready.request.targets, { resourceGroup: 'Checkout' });
    clients.assertFinished();
  });

  it('keeps values when the version changes, and says which the version does not know', async () => {
    const other = text.replace('service:', 'unit:');
    const { form, field } = open({
      'ssm:DescribeDocument': [
        { Document: { ...described, DocumentVersion: '3' } },
        Object.assign(new Error('gone'), { name: 'InvalidDocumentVersion' }),
      ],
      'ssm:GetDocument': [{ Name: 'Restart', DocumentVersion: '3', DocumentFormat: 'YAML', Content: other }],
    });
    form.change('parameters.service', 'nginx');
    form.change('version', '3');
    await form.check();
    assert.equal(field('parameters.unit').error, 'A value is needed.');
    assert.equal(field('parameters.service').error, 'The document has no parameter service.');
    form.removeParameter('service');
    assert.equal(
      form.problems.some(({ field }) => field === 'parameters.service'),
      false,
    );
    form.change('version', '1');
    await form.check();
    assert.ok(field('version').error);
  });

  it('takes the hash of the version, and says when another one is given', () => {
    const { form, field } = open();
    form.takeHash();
    assert.equal(form.request.documentHash, 'ab'.repeat(32));
    form.change('hash', 'cd'.repeat(32));
    assert.match(field('hash').error ?? '', /another hash/);
    form.change('hash', 'short');
    assert.match(field('hash').error ?? '', /64 digits/);
  });

  it('asks for all that a notification needs', () => {
    const { form, field } = open();
    form.change('topic', 'arn:aws:sns:eu-central-1:123456789012:runs');
    form.leave('role');
    assert.match(field('role').error ?? '', /a role that may publish/);
    form.change('role', 'arn:aws:iam::123456789012:role/notify');
    form.change('events', ['Failed']);
    form.change('notificationType', 'Invocation');
    form.change('alarm', 'errors-high');
    form.change('ignorePollFailure', true);
    form.change('s3Bucket', 'Logs');
    assert.ok(field('s3Bucket').error);
    form.change('s3Bucket', 'logs');
    form.change('cloudWatch', true);
    form.change('logGroup', '/ssm/runs');
    const { notification, alarm, s3, cloudWatch } = form.request;
    assert.deepEqual(notification?.events, ['Failed']);
    assert.deepEqual(alarm, { name: 'errors-high', ignorePollFailure: true });
    assert.deepEqual([s3?.bucket, cloudWatch], ['logs', { logGroup: '/ssm/runs' }]);
  });

  it('shows the same as CLI command and JSON, and keeps what no field has out', () => {
    const { form, field } = open();
    form.change('parameters.service', 'nginx');
    form.change('nonsense', 'x');
    form.change('cloudWatch', 'yes');
    assert.equal(form.draft.cloudWatch, false);
    const cli = field('cli');
    assert.ok(cli.kind === 'code' && cli.value.includes(`--parameters '{"service":["nginx"]}'`));
    const sdk = field('sdk');
    assert.ok(sdk.kind === 'code' && sdk.value.includes('"DocumentName": "Restart"'));
  });

  it('leaves a value with a Parameter Store reference unchecked: nobody knows it before AWS reads it', () => {
    const { form, field } = open();
    form.change('parameters.service', '{{ssm:/app/Unit}}');
    assert.equal(field('parameters.service').error, undefined);
  });
});

describe('readRunnable', () => {
  it('reads the version that will run, in the format of its author, and refuses what does not run on nodes', async () => {
    const clients = scriptedClients({
      'ssm:DescribeDocument': [
        { Document: { ...described, DocumentVersion: '4' } },
        { Document: { Name: 'Book', DocumentType: 'Automation' } },
      ],
      'ssm:GetDocument': [{ Name: 'Restart', DocumentVersion: '4', DocumentFormat: 'YAML', Content: text }],
    });
    const document = await readRunnable(clients, { name: 'Restart' });
    assert.equal(document.description.version, '4');
    assert.deepEqual(clients.calls[1]?.input, {
      Name: 'Restart',
      DocumentVersion: '4',
      DocumentFormat: 'YAML',
    });
    await assert.rejects(readRunnable(clients, { name: 'Book' }), /type Automation/);
  });
});

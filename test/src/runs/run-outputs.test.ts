import assert from 'node:assert/strict';
import { firstLine, RunOutputs } from '../../../src/runs/run-outputs.ts';
import { sampleInvocation } from '../../support/sample-invocation.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();

describe('RunOutputs', () => {
  it('groups nodes by what they said, how they ended and with which exit code', () => {
    const outputs = new RunOutputs();
    const { ended, open } = outputs.groups([
      sampleInvocation('i-1'),
      sampleInvocation('i-2', { steps: [{ output: 'other\n' }] }),
      sampleInvocation('i-3'),
      sampleInvocation('i-4', { steps: [{ responseCode: 3 }] }),
      sampleInvocation('i-5', { status: 'InProgress' }),
    ]);
    assert.deepEqual(
      ended.map((group) => group.map(({ instanceId }) => instanceId)),
      [['i-1', 'i-3'], ['i-2'], ['i-4']],
    );
    assert.deepEqual(
      open.map(({ instanceId }) => instanceId),
      ['i-5'],
    );
  });

  it('can ignore what names the node', () => {
    const outputs = new RunOutputs();
    const named = (instanceId: string, host: string) =>
      sampleInvocation(instanceId, {
        instanceName: `${host}.ec2.internal`,
        steps: [{ output: `${host} (${instanceId}) is up\n` }],
      });
    const nodes = [named('i-0001', 'ip-10-0-0-1'), named('i-0002', 'ip-10-0-0-2')];
    assert.equal(outputs.groups(nodes).ended.length, 2);
    outputs.ignoreNames = true;
    assert.equal(outputs.groups(nodes).ended.length, 1);
    outputs.ignoreNames = false;
    assert.equal(outputs.groups(nodes).ended.length, 2);
  });

  it('can look at one step alone', () => {
    const outputs = new RunOutputs();
    const two = (id: string, second: string) =>
      sampleInvocation(id, { steps: [{ name: 'stop' }, { name: 'start', output: second }] });
    const nodes = [two('i-1', 'a'), two('i-2', 'b')];
    assert.equal(outputs.groups(nodes).ended.length, 2);
    assert.equal(outputs.groups(nodes, 'stop').ended.length, 1);
    assert.deepEqual([...outputs.linesWith(nodes, 'done', 'start')], []);
  });

  it('finds the first line with all words in each node', () => {
    const outputs = new RunOutputs();
    const nodes = [
      sampleInvocation('i-1', { steps: [{ output: 'disk full\nDisk /data is full\n' }] }),
      sampleInvocation('i-2'),
    ];
    assert.deepEqual([...outputs.linesWith(nodes, 'FULL data')], [['i-1', 'Disk /data is full']]);
  });

  it('reads outputs that are longer than the list tells, and compares them then', async () => {
    const outputs = new RunOutputs();
    const beginning = `same\n---Output truncated---`;
    const nodes = ['i-1', 'i-2'].map((id) => sampleInvocation(id, { steps: [{ output: beginning }] }));
    const short = sampleInvocation('i-3');
    assert.equal(outputs.groups(nodes).ended.length, 1);
    assert.deepEqual(outputs.cutNodes([...nodes, short]), nodes);
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': () => ({
        CommandInvocations: [{ Status: 'Success', CommandPlugins: [{ Name: 'step', Status: 'Success' }] }],
      }),
      'ssm:GetCommandInvocation': ({ InstanceId }: { InstanceId: string }) => ({
        ...{ Status: 'Success', ResponseCode: 0, StandardErrorContent: '' },
        StandardOutputContent: `same\nbut then ${InstanceId}\n`,
      }),
    });
    let read = 0;
    await outputs.readWhole(clients, outputs.cutNodes(nodes), { signal, onRead: () => read++ });
    assert.equal(read, 2);
    assert.deepEqual(outputs.cutNodes(nodes), []);
    assert.equal(outputs.groups(nodes).ended.length, 2);
    assert.deepEqual([...outputs.linesWith(nodes, 'then i-2')], [['i-2', 'but then i-2']]);
    assert.equal(clients.names().filter((name) => name === 'ssm:GetCommandInvocation').length, 2);
  });
});

describe('firstLine', () => {
  it('is the first that says something', () => {
    assert.equal(firstLine('\n\n  hello\nworld'), 'hello');
    assert.equal(firstLine('\n----------ERROR-------\nno such unit\n'), 'no such unit');
    assert.equal(firstLine(''), '');
  });
});

import assert from 'node:assert/strict';
import { NodeNames } from '../../../src/runs/node-names.ts';
import { RunOutputs } from '../../../src/runs/run-outputs.ts';
import { runReport, type Reported } from '../../../src/views/run-report.ts';
import { sampleInvocation } from '../../support/sample-invocation.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { testConnection } from '../../support/scripted-clients.ts';

const names = new NodeNames();
names.add([sampleNode({ id: 'i-1', name: 'web-1' }), sampleNode({ id: 'i-2', name: 'web-2' })]);

const reported: Reported = {
  command: {
    ...{ commandId: 'c-1', documentName: 'restart', documentVersion: '2', requested: new Date(0) },
    ...{ status: 'Failed', statusDetails: 'Failed', targetCount: 4, completedCount: 3, errorCount: 1 },
  },
  connection: testConnection,
  invocations: [
    sampleInvocation('i-1', { steps: [{ output: 'one, ```two```\n' }] }),
    sampleInvocation('i-2', { steps: [{ output: 'one, ```two```\n' }] }),
    sampleInvocation('i-3', {
      ...{ status: 'Failed', statusDetails: 'Failed' },
      steps: [{ responseCode: 1, status: 'Failed', statusDetails: 'Failed', output: '=cmd' }],
    }),
    sampleInvocation('i-4', { status: 'InProgress', statusDetails: 'InProgress', steps: [] }),
  ],
  names,
  outputs: new RunOutputs(),
};

describe('a report of a command', () => {
  it('as JSON has every node with its steps', () => {
    const json = JSON.parse(runReport('JSON', reported)) as {
      document: string;
      requested: string;
      nodes: { name: string; outputComplete: boolean; steps: object[] }[];
    };
    assert.equal(json.document, 'restart');
    assert.equal(json.requested, '1970-01-01T00:00:00.000Z');
    assert.deepEqual(
      json.nodes.map(({ name }) => name),
      ['web-1', 'web-2', 'i-3', 'i-4'],
    );
    assert.deepEqual(json.nodes[0]?.steps[0], {
      ...{ name: 'step', status: 'Success', exitCode: 0 },
      ...{ started: '1970-01-01T00:00:01.000Z', finished: '1970-01-01T00:00:03.500Z' },
      output: 'one, ```two```\n',
    });
    assert.equal(json.nodes[0].outputComplete, true);
  });

  it('as CSV has a row for each step, and nothing that a spreadsheet would run', () => {
    const lines = runReport('CSV', reported).split('\r\n');
    assert.equal(lines[0], 'Node,Node id,Status,Step,Step status,Exit code,Started,Finished,Output');
    assert.equal(
      lines[3],
      "i-3,i-3,Failed,step,Failed,1,1970-01-01T00:00:01.000Z,1970-01-01T00:00:03.500Z,'=cmd",
    );
    assert.equal(lines[4], 'i-4,i-4,In progress,,,,,,');
  });

  it('as Markdown has groups of equal results, in fences that outputs do not end', () => {
    const text = runReport('Markdown', reported);
    assert.match(text, /^# restart\n\n\| \| \|\n\| :-- \| :-- \|\n\| Status \| Failed \|\n/);
    assert.match(
      text,
      /\n## 2 nodes: Success\n\nweb\\-1 \\\(i\\-1\\\), web\\-2 \\\(i\\-2\\\)\n\n\*\*step\*\*/,
    );
    assert.match(text, /\n````text\none, ```two```\n````\n/);
    assert.match(text, /\n## 1 node: Failed\n/);
    assert.match(text, /\n## 1 node not finished\n\ni\\-4\n$/);
  });
});

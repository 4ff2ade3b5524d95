import assert from 'node:assert/strict';
import { RunOutputs } from '../../../src/runs/run-outputs.ts';
import { resultRow } from '../../../src/workbench/result-rows.ts';
import { sampleInvocation } from '../../support/sample-invocation.ts';

const outputs = new RunOutputs();

describe('resultRow', () => {
  it('tells status, exit code, duration and first line', () => {
    const { group, ...row } = resultRow(sampleInvocation('i-1'), { name: 'web-1', outputs });
    assert.ok(group);
    assert.deepEqual(row, {
      ...{ id: 'i-1', name: 'web-1', status: 'Success', text: 'Success', ended: true },
      ...{ code: 0, duration: 2500, first: 'done' },
    });
  });

  it('tells the step that failed, and of one step alone when asked', () => {
    const steps = [
      { name: 'stop' },
      { name: 'start', responseCode: 5, output: '\n----------ERROR-------\nno unit\n', finished: 5000 },
    ];
    const invocation = sampleInvocation('i-1', { status: 'Failed', statusDetails: 'Failed', steps });
    const all = resultRow(invocation, { name: 'web-1', outputs });
    assert.deepEqual([all.text, all.code, all.duration, all.first], ['Failed at start', 5, 4000, 'done']);
    const start = resultRow(invocation, { name: 'web-1', outputs, step: 'start' });
    assert.deepEqual([start.code, start.first], [5, 'no unit']);
  });

  it('has no duration and no group while the node runs, and shows why nothing ran', () => {
    const running = sampleInvocation('i-1', {
      status: 'InProgress',
      steps: [{ responseCode: undefined, finished: undefined }],
    });
    const { duration, group, code } = resultRow(running, { name: 'i-1', outputs });
    assert.deepEqual([duration, group, code], [undefined, undefined, undefined]);
    const never = sampleInvocation('i-2', {
      ...{ status: 'Failed', statusDetails: 'Undeliverable', trace: 'no agent', steps: [] },
    });
    const row = resultRow(never, { name: 'i-2', outputs });
    assert.deepEqual([row.text, row.first], ['Undeliverable', 'no agent']);
  });
});

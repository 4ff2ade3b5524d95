import assert from 'node:assert/strict';
import type { StepOutput } from '../../../src/aws/commands.ts';
import { describeStatus, renderOutput } from '../../../src/runs/output-text.ts';

const invocation = { commandId: 'c', instanceId: 'i-1', status: 'Failed', statusDetails: 'Failed' } as const;
const step: StepOutput = {
  name: 'restart',
  status: 'Failed',
  statusDetails: 'Failed',
  responseCode: 3,
  standardOutput: 'stopping\nstarting\n',
  standardError: 'no such unit\n',
};

describe('renderOutput', () => {
  it('shows each step with its status, exit code and both streams', () => {
    const text = renderOutput({ node: 'web-1', invocation, steps: [step] });
    assert.equal(
      text.replace(/─{3,}/g, '──'),
      [
        'web-1 (i-1): Failed',
        '',
        '── Step 1: restart · Failed, exit code 3 ──',
        'stopping',
        'starting',
        '── Standard error ──',
        'no such unit',
        '',
      ].join('\n'),
    );
  });

  it('says so when there is nothing (yet)', () => {
    assert.match(
      renderOutput({
        node: 'i-1',
        invocation: { ...invocation, status: 'Pending', statusDetails: '' },
        steps: [],
      }),
      /^i-1: Pending\n\nThere is no output yet/,
    );
    const silent = { ...step, standardOutput: '', standardError: '', responseCode: -1 };
    assert.match(
      renderOutput({ node: 'i-1', invocation, steps: [silent] }),
      /restart · Failed ─+\n\(no output\)/,
    );
  });

  it('says where the service has cut the output and how to get the rest', () => {
    const mark = '--output truncated--';
    const long = { ...step, standardOutput: `${'x'.repeat(20)}${mark}`, standardError: `e${mark}` };
    const text = renderOutput({ node: 'i-1', invocation, steps: [long] });
    assert.equal(text.match(/keeps 24,000 characters.*S3 bucket or CloudWatch Logs/g)?.length, 2);
  });
});

describe('describeStatus', () => {
  it('prefers the detail, in words', () => {
    assert.equal(describeStatus('TimedOut', 'DeliveryTimedOut'), 'Delivery timed out');
    assert.equal(describeStatus('TimedOut', 'Delivery Timed Out'), 'Delivery timed out');
    assert.equal(describeStatus('InProgress', ''), 'In progress');
  });
});

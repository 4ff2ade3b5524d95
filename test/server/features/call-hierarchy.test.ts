import assert from 'node:assert/strict';
import {
  type HierarchyCall,
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from '../../../server/features/call-hierarchy.ts';
import { atCursor } from '../../support/check-feature.ts';
import { inBothLanguages } from '../../support/check-places.ts';

const runbook = `schemaVersion: '0.3'
mainSteps:
  - name: ask
    action: aws:branch
    inputs: { Choices: [{ NextStep: stop, Variable: a, StringEquals: a }], Default: each }
  - name: stop
    action: aws:sleep
    onFailure: step:last
  - name: each
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps: [{ name: inner, action: aws:sleep }]
  - { name: last, action: aws:sleep, isEnd: true }
`;

/** The runbook in both languages with the cursor in the name of a step. */
const at = (name: string): ReturnType<typeof inBothLanguages> =>
  inBothLanguages(runbook.replace(`name: ${name}`, `name: ${name.slice(0, 1)}<|>${name.slice(1)}`));

function render(text: string, calls: readonly HierarchyCall[]): string[] {
  return calls.map(
    ({ step, ranges }) =>
      `${step.name} (${step.detail}) at ${ranges.map(({ start, end }) => text.slice(start, end)).join(', ')}`,
  );
}

describe('call hierarchy', () => {
  it('knows who leads to a step', () => {
    for (const { analysis, offset } of at('last')) {
      assert.deepEqual(render(analysis.text, incomingCalls(analysis, offset)).sort(), [
        'each (aws:loop · next in order) at each',
        'stop (aws:sleep · onFailure) at last',
      ]);
    }
  });

  it('knows where a step leads', () => {
    for (const { analysis, offset } of at('ask')) {
      assert.deepEqual(render(analysis.text, outgoingCalls(analysis, offset)), [
        'stop (aws:sleep · choice) at stop',
        'each (aws:loop · default) at each',
      ]);
    }
    for (const { analysis, offset } of at('last')) assert.deepEqual(outgoingCalls(analysis, offset), []);
  });

  it('leads into loops and out of them', () => {
    for (const { analysis, offset } of at('each')) {
      assert.deepEqual(render(analysis.text, outgoingCalls(analysis, offset)).sort(), [
        'inner (aws:sleep · enter) at each',
        'last (aws:sleep · next in order) at each',
      ]);
      assert.ok(incomingCalls(analysis, offset).some(({ step }) => step.name === 'inner'));
    }
  });

  const places: readonly (readonly [before: string, step: string | undefined])[] = [
    ['NextStep: st', 'stop'],
    ['name: inn', 'inner'],
    ['action: aws:sleep\n    on', 'stop'],
    ["schemaVersion: '0", undefined],
  ];
  for (const [before, name] of places) {
    it(`begins at ${name ?? 'nothing'} behind ${JSON.stringify(before)}`, () => {
      const { analysis, offset } = atCursor(runbook.replace(before, `${before}<|>`));
      assert.equal(prepareCallHierarchy(analysis, offset)?.name, name);
    });
  }

  it('is there for steps without a name, and not for plugins', () => {
    const half = atCursor("schemaVersion: '0.3'\nmainSteps:\n  - action: aws:sl<|>eep\n  - name:\n");
    assert.equal(prepareCallHierarchy(half.analysis, half.offset)?.name, '(no name)');
    const command = atCursor(
      "schemaVersion: '2.2'\nmainSteps:\n  - name: a<|>\n    action: aws:runShellScript\n",
    );
    assert.equal(prepareCallHierarchy(command.analysis, command.offset), undefined);
  });
});

import assert from 'node:assert/strict';
import { type CodeLens, referenceLenses, runLenses } from '../../../server/features/code-lens.ts';
import { inBothLanguages } from '../../support/check-places.ts';
import { atCursor } from '../../support/check-feature.ts';

const runbook = `schemaVersion: '0.3'
parameters: { A: { type: String }, B: { type: String } }
variables: { v: { type: String } }
mainSteps:
  - { name: one, action: aws:sleep, nextStep: two, inputs: { Duration: '{{ A }}{{ variable:v }}' } }
  - { name: two, action: aws:sleep, inputs: { Duration: '{{ one.Out }} {{ A }}' } }
outputs: [one.Out]
<|>`;

const command = `schemaVersion: '2.2'
parameters: { Path: { type: String, interpolationType: ENV_VAR } }
mainSteps:
  - { name: ls, action: aws:runShellScript, inputs: { runCommand: ['ls "$SSM_Path"<|>'] } }
`;

const render = (text: string, lenses: readonly CodeLens[]): string[] =>
  lenses.map((lens) => {
    const name = text.slice(lens.range.start, lens.range.end);
    return lens.kind === 'run' ? 'run' : `${name} ${lens.references.length}`;
  });

describe('code lenses', () => {
  it('count what names parameters, variables and steps', () => {
    for (const { analysis } of inBothLanguages(
      runbook.replace('<|>', '').replace('one.Out]', 'one.Out<|>]'),
    )) {
      assert.deepEqual(render(analysis.text, referenceLenses(analysis)).sort(), [
        'A 2',
        'B 0',
        'one 2',
        'two 1',
        'v 1',
      ]);
    }
  });

  it('count environment variables, and leave the steps of plugins alone', () => {
    for (const { analysis } of inBothLanguages(command)) {
      assert.deepEqual(render(analysis.text, referenceLenses(analysis)), ['Path 1']);
    }
  });

  it('offer to run Command documents that have steps', () => {
    for (const { analysis } of inBothLanguages(command)) {
      assert.deepEqual(render(analysis.text, runLenses(analysis)), ['run']);
    }
    const other = [runbook, "schemaVersion: '2.2'\nmainSteps: []\n<|>", '<|>', "schemaVersion: '2.2<|>"];
    for (const sample of other) assert.deepEqual(runLenses(atCursor(sample).analysis), []);
  });

  it('count in text that does not parse', () => {
    const { analysis } = atCursor(
      "schemaVersion: '0.3'\nparameters:\n  A: {\nmainSteps:\n  - name: '{{ A }}<|>\n",
    );
    assert.ok(analysis.tree.errors.length > 0);
    assert.doesNotThrow(() => referenceLenses(analysis));
  });
});

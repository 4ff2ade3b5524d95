import assert from 'node:assert/strict';
import { linkedEditing } from '../../../server/features/linked-editing.ts';
import { atCursor } from '../../support/check-feature.ts';
import { checkPlaces } from '../../support/check-places.ts';

describe('linked editing', () => {
  it('links the name of a step with all that names it', () => {
    checkPlaces(
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: aws:sleep, nextStep: ⟦stop⟧, onFailure: step:⟦stop⟧ }
  - { name: ⟦st<|>op⟧, action: aws:sleep }
  - { name: c, action: aws:sleep, inputs: { Duration: '{{ ⟦stop⟧.Out }}' } }
`,
      (analysis, offset) => linkedEditing(analysis, offset) ?? [],
    );
  });

  const silent: readonly (readonly [title: string, steps: string])[] = [
    ['a use, where another step may be meant', '[{ name: a, nextStep: b<|> }, { name: b }]'],
    ['two steps of one name', '[{ name: b<|>, nextStep: b }, { name: b }]'],
    ['a step that nothing names', '[{ name: b<|> }]'],
    ['what is no step', '[{ name: b, action: x<|> }, { name: c, nextStep: b }]'],
    ['a name with an escape', '[{ name: "b<|>", nextStep: "\\u0062" }]'],
  ];
  for (const [title, steps] of silent) {
    it(`leaves alone ${title}`, () => {
      const { analysis, offset } = atCursor(`schemaVersion: '0.3'\nmainSteps: ${steps}\n`);
      assert.equal(linkedEditing(analysis, offset), undefined);
    });
  }
});

import assert from 'node:assert/strict';
import { selectionRanges } from '../../../server/features/selection-ranges.ts';
import { atCursor } from '../../support/check-feature.ts';

function texts(sample: string): string[] {
  const { analysis, offset } = atCursor(sample);
  return selectionRanges(analysis, offset).map(({ start, end }) => analysis.text.slice(start, end));
}

describe('selection ranges', () => {
  it('grow from the word of a reference to the document', () => {
    const step =
      'name: b\n    inputs:\n      Script: |\n        first\n          echo {{ st<|>op.Out }}; ls\n';
    const all = texts(`mainSteps:\n  - ${step}`);
    assert.deepEqual(all.slice(0, 4), ['stop', 'stop.Out', '{{ stop.Out }}', 'echo {{ stop.Out }}; ls']);
    assert.match(all[4] ?? '', /^first\n {10}echo [^]*ls$/);
    assert.ok(all.some((text) => text.startsWith('Script: |')));
    assert.ok(all.some((text) => text.startsWith('- name: b')));
    assert.ok(all.at(-1)?.startsWith('mainSteps'));
  });

  it('know the text between the quotes of JSON', () => {
    assert.deepEqual(texts('{ "a": ["x<|> y", 1] }'), [
      'x',
      'x y',
      '"x y"',
      '["x y", 1]',
      '"a": ["x y", 1]',
      '{ "a": ["x y", 1] }',
    ]);
  });

  it('contain one another, wherever the cursor is, in broken text too', () => {
    const text = '{ "a": ["x {{ s.o }} y", { "b": \n{{ "c" ] \n  - d: "\\u0041 {{ A }}\n';
    for (let at = 0; at <= text.length; at += 1) {
      const { analysis } = atCursor(`${text}<|>`);
      selectionRanges(analysis, at).reduce((inner, outer) => {
        assert.ok(
          outer.start <= inner.start && inner.end <= outer.end && outer.start <= at && at <= outer.end,
        );
        return outer;
      });
    }
  });
});

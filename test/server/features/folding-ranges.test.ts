import assert from 'node:assert/strict';
import { analyze } from '../../../server/analysis.ts';
import { foldingRanges } from '../../../server/features/folding-ranges.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language } from '../../../server/syntax/tree.ts';

/** `first-last` line of each fold, counted from 1. */
function folds(text: string, language: Language): string[] {
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  return foldingRanges(analyze(parse(text, language))).map(
    ({ start, end, kind }) => `${line(start)}-${line(end)}${kind === 'comment' ? ' comment' : ''}`,
  );
}

describe('folding ranges', () => {
  it('are blocks, scripts and comments of YAML', () => {
    const text = `# What this is
# and why
schemaVersion: '2.2' # no fold
parameters:
  A:
    type: String

mainSteps:
  - name: a
    inputs:
      runCommand:
        - |
          one
          two

        - three
  - { name: b,
      action: x
    }
  # single
  - c
`;
    assert.deepEqual(folds(text, 'yaml'), [
      '1-2 comment',
      '4-6',
      '5-6',
      '8-21',
      '9-16',
      '10-16',
      '11-16',
      '12-14',
      '17-18',
    ]);
  });

  it('are brackets of JSON, whose closing line stays', () => {
    const text = `{
  "a": {
    "b": [
      1,
      2
    ],
    "c": [
    3, 4 ], "d": {}
  }
}
`;
    assert.deepEqual(folds(text, 'json'), ['1-9', '2-8', '3-5', '7-8']);
  });

  it('are there while a bracket or a quote is missing', () => {
    assert.deepEqual(folds('{\n  "a": [\n    1,\n    2\n', 'json'), ['1-4', '2-4']);
    assert.ok(folds('a:\n  b: "x\n  c:\n    - d\n', 'yaml').includes('1-4'));
  });

  it('do not mind carriage returns', () => {
    assert.deepEqual(folds('a:\r\n  b: 1\r\n  c: 2\r\n# x\r\n# y\r\n', 'yaml'), ['1-3', '4-5 comment']);
  });
});

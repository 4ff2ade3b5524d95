import assert from 'node:assert/strict';
import { analyze, perAnalysis } from '../../server/analysis.ts';
import { parse } from '../../server/syntax/parse.ts';

describe('perAnalysis', () => {
  it('asks once for each analysis', () => {
    const asked: string[] = [];
    const lengthOf = perAnalysis(({ text }) => {
      asked.push(text);
      return text.length;
    });
    const [a, b] = ['a: 1', 'bb: 1'].map((text) => analyze(parse(text, 'yaml')));
    assert.ok(a !== undefined && b !== undefined);
    assert.deepEqual([a, b, a, b].map(lengthOf), [4, 5, 4, 5]);
    assert.deepEqual(asked, ['a: 1', 'bb: 1']);
  });
});

import assert from 'node:assert/strict';
import { closest } from '../../../server/rules/spelling.ts';

describe('closest', () => {
  const candidates = [
    'aws:runShellScript',
    'aws:runPowerShellScript',
    'aws:runDocument',
    'String',
    'StringList',
  ];
  const rows: readonly (readonly [name: string, meant: string | undefined])[] = [
    ['aws:runShelScript', 'aws:runShellScript'],
    ['AWS:RunShellScript', 'aws:runShellScript'],
    ['aws:runScript', undefined],
    ['Sting', 'String'],
    ['Stirng', 'String'],
    ['string', 'String'],
    ['String', undefined],
    ['Number', undefined],
    ['', undefined],
    ['x'.repeat(2000), undefined],
  ];
  for (const [name, meant] of rows) {
    it(`takes ${JSON.stringify(name.slice(0, 30))} for ${String(meant)}`, () =>
      assert.equal(closest(name, candidates), meant));
  }

  it('prefers a difference in case to an edit', () => {
    assert.equal(closest('abc', ['abd', 'ABC']), 'ABC');
  });
});

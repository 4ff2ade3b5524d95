import assert from 'node:assert/strict';
import fc from 'fast-check';
import { closest, closestDeclared } from '../../../server/rules/spelling.ts';

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

  it('agrees with the definition of the distance', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(words, words, (name, candidate) => {
        const limit = Math.max(1, Math.floor(name.length / 3));
        const isNear = candidate !== name && distance(name, candidate) <= limit;
        assert.equal(closest(name, [candidate]), isNear ? candidate : undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('closestDeclared', () => {
  const rows: readonly (readonly [name: string, declared: readonly string[], meant: string | undefined])[] = [
    ['rebootInstance', ['drain', 'reboot'], 'reboot'],
    ['Reboot', ['drain', 'waitForReboot'], 'waitForReboot'],
    ['reboot', ['rebootNow', 'rebootLater'], undefined],
    ['rebot', ['reboot', 'rebootInstance'], 'reboot'],
    ['stopInstances', ['stop', 'stop'], 'stop'],
    ['getId', ['get', 'Id'], undefined],
    ['instance', ['myInstancePrivateAddress'], undefined],
  ];
  for (const [name, declared, meant] of rows) {
    it(`takes ${name} for ${String(meant)} of ${declared.join(', ')}`, () =>
      assert.equal(closestDeclared(name, declared), meant));
  }
});

/** The distance as it is defined, from the ends of both texts. */
function distance(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length;
  const [a, b] = [from.slice(0, -1), to.slice(0, -1)];
  const same = from.at(-1) === to.at(-1);
  const swapped = from.length > 1 && to.length > 1 && from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1);
  if (same)
    return Math.min(distance(a, b), swapped ? 1 + distance(a.slice(0, -1), b.slice(0, -1)) : Infinity);
  return (
    1 +
    Math.min(
      distance(a, to),
      distance(from, b),
      distance(a, b),
      swapped ? distance(a.slice(0, -1), b.slice(0, -1)) : Infinity,
    )
  );
}

import assert from 'node:assert/strict';
import { checkConstraints, validationMessage } from '../../../playground/protocol/constraints.ts';
import { sample } from './model.ts';

const check = (value: unknown) => checkConstraints(sample, 'Input', value);

describe('constraints of the model', () => {
  it('hold for a value that fits', () => {
    const value = {
      Name: 'abc',
      Kind: 'Large',
      Count: 5,
      Names: ['abc', 'defghijk'],
      Filters: [{ Key: 'abc', Values: ['abc'] }],
      Labels: { abc: 'Small' },
      Lists: { abc: ['def'] },
      Data: Buffer.alloc(4),
      Secret: 'four',
    };
    assert.deepEqual(check(value), []);
  });

  const name = { Name: 'abc' };
  const texts: [string, object, string][] = [
    ['a missing member', {}, "Value null at 'name' failed to satisfy constraint: Member must not be null"],
    [
      'a length',
      { Name: 'abcdefghi' },
      "Value 'abcdefghi' at 'name' failed to satisfy constraint: Member must have length less than or equal to 8",
    ],
    [
      'a pattern',
      { Name: 'ABC' },
      "Value 'ABC' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z]+$",
    ],
    [
      'an enum',
      { ...name, Kind: 'small' },
      "Value 'small' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [Small, Large]",
    ],
    [
      'a range',
      { ...name, Count: 2 },
      "Value '2' at 'count' failed to satisfy constraint: Member must have value greater than or equal to 5",
    ],
    [
      'the length of a list',
      { ...name, Names: ['abc', 'def', 'ghi'] },
      "Value '[abc, def, ghi]' at 'names' failed to satisfy constraint: Member must have length less than or equal to 2",
    ],
    [
      'an item of a list of texts, of which the service shows the whole list',
      { ...name, Names: ['abc', 'X'] },
      "Value '[abc, X]' at 'names' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 8, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: ^[a-z]+$]",
    ],
    [
      'a member of an item of a list of structures',
      { ...name, Filters: [{ Key: 'abc' }, { Values: ['abc'] }] },
      "Value null at 'filters.2.member.key' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a value of a map',
      { ...name, Labels: { abc: 'Tiny' } },
      "Value '{abc=Tiny}' at 'labels' failed to satisfy constraint: Map value must satisfy constraint: [Member must satisfy enum value set: [Small, Large]]",
    ],
    [
      'a key of a map',
      { ...name, Labels: { A: 'Small' } },
      "Value '{A=Small}' at 'labels' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 8, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: ^[a-z]+$]",
    ],
    [
      'a list in a map',
      { ...name, Lists: { abc: [] } },
      "Value '[]' at 'lists.abc.member' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a sensitive value, which is not repeated',
      { ...name, Secret: 'too long' },
      "Value at 'secret' failed to satisfy constraint: Member must have length less than or equal to 4",
    ],
  ];
  for (const [what, value, text] of texts) {
    it(`are reported in AWS's words: ${what}`, () => {
      assert.equal(validationMessage(check(value)), `1 validation error detected: ${text}`);
    });
  }

  it('are reported all at once', () => {
    assert.equal(
      validationMessage(check({ Name: '', Kind: 'x' })),
      "3 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 3; " +
        "Value '' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z]+$; " +
        "Value 'x' at 'kind' failed to satisfy constraint: Member must satisfy enum value set: [Small, Large]",
    );
  });
});

import assert from 'node:assert/strict';
import type { ParameterPath } from '../../../src/aws/parameter-path.ts';
import { entriesOf, planChanges, summarizeChanges } from '../../../src/parameters/path-plan.ts';
import { parsePath, writePath } from '../../../src/parameters/path-text.ts';

const base: ParameterPath = {
  path: '/shop',
  parameters: [
    { name: '/shop/hosts', type: 'StringList', version: 1, value: 'a,b' },
    { name: '/shop/password', type: 'SecureString', version: 4, value: undefined },
    { name: '/shop/port', type: 'String', version: 2, value: '80' },
  ],
};

const plan = (text: string) => planChanges(base, parsePath(text, 'yaml'));
const said = (text: string): string[] =>
  plan(text).changes.map((change) =>
    [change.kind, change.name, change.type, 'value' in change ? change.value : ''].join(' '),
  );
const unchanged = writePath(entriesOf(base), 'yaml');
const problems = (text: string): string[] => plan(text).problems.map(({ message }) => message);

describe('the changes of a path', () => {
  it('are none for the text that was made from it, in any format', () => {
    for (const format of ['yaml', 'json', 'env'] as const) {
      const text = writePath(entriesOf(base), format);
      assert.ok(!text.includes('undefined'));
      assert.deepEqual(planChanges(base, parsePath(text, format)), { changes: [], problems: [] });
    }
  });

  it('are what was changed, created and deleted', () => {
    assert.deepEqual(
      said('hosts: [a, c]\npassword: <ask>\nnew/list: [x]\nnew/secret: <ask>\nnew/text: "1"\n'),
      [
        'change /shop/hosts StringList a,c',
        'change /shop/password SecureString ',
        'create /shop/new/list StringList x',
        'create /shop/new/secret SecureString ',
        'create /shop/new/text String 1',
        'delete /shop/port String ',
      ],
    );
    assert.equal(
      summarizeChanges(plan('port: "81"\nx: y\n').changes),
      '1 to change, 1 to create, 2 to delete',
    );
  });

  it('never take a secret from the text', () => {
    const text = unchanged.replace('••••••••', 'hunter2');
    assert.match(problems(text)[0] ?? '', /^A secret does not belong into a file/);
    assert.ok(!JSON.stringify(plan(text)).includes('hunter2'));
  });

  it('tell at their place what AWS would refuse', () => {
    assert.deepEqual(problems(`${unchanged}bad name: x\n`), [
      'A name consists of letters, digits and . - _ with / between its levels.',
    ]);
    assert.match(problems(`${unchanged}secret: ••••••••\n`)[0] ?? '', /no secret here yet/);
    assert.match(problems(unchanged.replace('"80"', '[80]'))[0] ?? '', /This is a String/);
    assert.match(problems(unchanged.replace('"80"', '<ask>'))[0] ?? '', /its type cannot be changed/);
    assert.match(problems(`${unchanged}list: ["a,b"]\n`)[0] ?? '', /no item can hold one/);
    const { problems: found } = plan(`${unchanged}bad name: x\n`);
    assert.equal(`${unchanged}bad name: x\n`.slice(found[0]?.offset).slice(0, found[0]?.length), 'bad name');
  });
});

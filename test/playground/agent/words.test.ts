import assert from 'node:assert/strict';
import { splitWords } from '../../../playground/agent/words.ts';

describe('the words of a command line', () => {
  const lines: [string, string[]][] = [
    ['', []],
    ['  ls  -l\t/tmp\n', ['ls', '-l', '/tmp']],
    [`echo 'a b' "c d" e\\ f`, ['echo', 'a b', 'c d', 'e f']],
    [`echo "a \\"b\\" $c" 'd\\'`, ['echo', 'a "b" $c', 'd\\']],
    [`a''b "" ''`, ['ab', '', '']],
    ['echo a;b && c | d > e', ['echo', 'a;b', '&&', 'c', '|', 'd', '>', 'e']],
    ['echo a#b # the rest\nnext', ['echo', 'a#b', 'next']],
    ['"a\nb"', ['a\nb']],
  ];
  for (const [line, words] of lines) {
    it(`of ${JSON.stringify(line)}`, () => assert.deepEqual(splitWords(line), words));
  }

  const faults: [string, string][] = [
    ["echo 'a", 'EOF found when expecting closing quote'],
    ['echo "a', 'EOF found when expecting closing quote'],
    ['echo "a\\', 'EOF found after escape character'],
    ['echo a\\', 'EOF found after escape character'],
  ];
  for (const [line, message] of faults) {
    it(`never end in ${JSON.stringify(line)}`, () => assert.throws(() => splitWords(line), { message }));
  }
});

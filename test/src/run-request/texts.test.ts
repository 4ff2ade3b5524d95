import assert from 'node:assert/strict';
import { fromText, toText } from '../../../src/run-request/parameter-text.ts';
import { formatWords, parseWords } from '../../../src/run-request/word-list.ts';
import { readParameters } from '../../../src/runs/document-parameters.ts';

const parameters = readParameters(`schemaVersion: '2.2'
parameters: { list: { type: StringList }, script: { type: StringList }, text: { type: String }, maps: { type: MapList } }
mainSteps: [{ action: aws:runShellScript, name: x, inputs: { runCommand: '{{ script }}' } }]
`);
const named = (name: string) => parameters.find((one) => one.name === name) ?? assert.fail(name);

describe('words in a line', () => {
  const cases: [text: string, words: string[]][] = [
    ['', []],
    ['dev', ['dev']],
    [' dev , test ', ['dev', 'test']],
    ['"a,b", c', ['a,b', 'c']],
    ['"say ""hi""", ""', ['say "hi"', '']],
    ['a,,b,', ['a', 'b']],
    ['half "quoted', ['half "quoted']],
  ];
  for (const [text, words] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseWords(text), words);
      assert.deepEqual(parseWords(formatWords(words)), words);
    });
  }
});

describe('values as texts', () => {
  it('keeps a script line by line, blank ones too, but for those at its end', () => {
    assert.deepEqual(fromText(named('script'), 'a\n\n  b\r\n\n'), ['a', '', '  b']);
    assert.equal(toText(named('script'), ['a\nb', '', 'c']), 'a\nb\n\nc');
    assert.deepEqual(fromText(named('script'), '[ -f x ] && true'), ['[ -f x ] && true']);
  });

  it('has an item a line, and loses none that has several lines', () => {
    assert.deepEqual(fromText(named('list'), 'a\n\nb'), ['a', 'b']);
    for (const items of [['a', 'b c'], ['a\nb', 'c'], ['', 'x'], ['["x"]']]) {
      assert.deepEqual(fromText(named('list'), toText(named('list'), items)), items, JSON.stringify(items));
    }
    assert.deepEqual(fromText(named('list'), '[no json'), ['[no json']);
  });

  it('shows a list of maps as one JSON text', () => {
    const wire = ['{"a":1}', '{"b":[2]}'];
    assert.equal(toText(named('maps'), wire), '[{"a":1}, {"b":[2]}]');
    assert.deepEqual(fromText(named('maps'), toText(named('maps'), wire)), wire);
    assert.deepEqual(fromText(named('maps'), '[{'), ['[{']);
  });

  it('leaves a text as it is', () => {
    assert.deepEqual(fromText(named('text'), 'a\n b '), ['a\n b ']);
  });
});

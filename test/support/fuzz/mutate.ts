import type { TextEdit } from '../../../server/syntax/tree.ts';
import type { Random } from './random.ts';

/** What people type, what breaks parsers, and what the rules look for. */
const pieces = [
  ...Array.from(' \n\t:-\'"{}[],#|>?&*!\\%@0a\r\0\u007f\u0085\u2028\ufeff\ufffe'),
  ...['\n  ', '\n- ', '- ', 'key: ', 'key: v\n', ': ', ' # c', '|\n', '>-\n', '---\n', '...', '? ', '\r\n'],
  ...['&a ', '*a', '<<: *a', '!t ', '"a": 1', ', "b": [1]', '//', '/*', '*/', '\\u007b', '\\ud800', '\\x'],
  ...['\u{1f600}', '\ud800', '\udc00', '{{', '}}', '{{ x }}', '{{ x.y }}', '{{ global:REGION }}', '{{{'],
  ...['name: x\n', 'action: aws:branch\n', 'nextStep: x', 'isEnd: true', 'onFailure: step:x', 'aws:loop'],
  ...['aws:executeAwsApi', 'schemaVersion', 'mainSteps:\n', 'parameters:\n', 'inputs:\n', 'type: String\n'],
  ...[
    '$(',
    '`',
    '<<EOF\n',
    '"$SSM_x"',
    '$env:SSM_x',
    '@"\n',
    '$.x[0]',
    '[?(@.a)]',
    '(?<!a{2,})[^]',
    '^(a+)+$',
  ],
  ...['9'.repeat(400), '-1e999', '0x1F', '~', 'null', 'yes', 'PT', 'P1DT', '$'.repeat(50), '('.repeat(60)],
] as unknown as readonly [string, ...string[]];

/** One change as an editor sends it: typed, deleted, pasted, cut off, moved or repeated text. */
export function mutate(text: string, random: Random): TextEdit {
  const start = random.below(text.length + 1);
  const near = (length: number): number => Math.min(text.length, start + random.below(length + 1));
  switch (random.below(10)) {
    case 0:
      return { start, end: near(5), text: '' };
    case 1:
      return { start, end: near(400), text: '' };
    case 2: {
      const line = text.lastIndexOf('\n', start) + 1;
      return { start: line, end: line, text: random.pick(['  ', ' ', '\t', '- ', '# ', '    ']) };
    }
    case 3: {
      const from = random.below(text.length + 1);
      return { start, end: start, text: text.slice(from, from + random.below(300)) };
    }
    case 4:
      // A file that was cut off, now and then.
      return random.below(8) === 0
        ? { start, end: text.length, text: '' }
        : { start, end: near(1), text: '' };
    case 5: {
      const character = String.fromCharCode(random.below(random.below(2) === 0 ? 128 : 65536));
      return { start, end: near(1), text: character };
    }
    default:
      return { start, end: near(random.below(3) === 0 ? 20 : 0), text: random.pick(pieces) };
  }
}

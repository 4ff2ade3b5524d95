import type { Language } from '../../../server/syntax/tree.ts';

/** As long as a text may be that is parsed at all. */
export const longest = 1024 * 1024;

export const repeatTo = (piece: string, length: number): string =>
  piece.repeat(Math.floor((length - 100) / piece.length));

/** `count` lines, each made from its number. */
const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const automation = (steps: string): string => `schemaVersion: '0.3'\nmainSteps:\n${steps}`;
const script = (plugin: string, body: string): string =>
  `schemaVersion: '2.2'\nparameters:\n  a: { type: String }\nmainSteps:\n  - name: s\n    action: ${plugin}\n    inputs:\n      runCommand:\n${body}`;
const aliases = (): string =>
  `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${numbered(29, (index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(', ')}]`)}`;
const bytes = (...values: readonly number[]): string => Buffer.from(values).toString('utf8');

/** Texts on which careless code takes quadratic time, overflows its stack or fails. */
export type HostileText = readonly [title: string, language: Language, make: () => string];

/** They are as long as `scale` says: at 1 up to what the server still reads, and one of 5 MB. */
export const hostileTexts = (scale: number): readonly HostileText[] => {
  const repeat = (piece: string, length = 200_000): string => repeatTo(piece, length * scale);
  const lines = (count: number, line: (index: number) => string): string => numbered(count * scale, line);
  return [
    ['nested flow lists', 'yaml', () => repeat('[')],
    ['nested flow maps', 'yaml', () => repeat('{a: ')],
    ['nested block lists', 'yaml', () => repeat('- ', 200_000)],
    [
      'nested block maps',
      'yaml',
      () => Array.from({ length: 3000 * scale }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    ],
    ['brackets that are never closed', 'yaml', () => repeat('a: [b,\n')],
    ['brackets and braces that are never closed', 'yaml', () => repeat('- [{a: b,\n  c: [\n')],
    ['quotes that are never closed', 'yaml', () => repeat('a: "b\nc: \'d\n')],
    ['quotes with escapes that are never closed', 'yaml', () => repeat('- "\\"\n')],
    ['a long line', 'yaml', () => `a: ${repeat('b')}`],
    ['long keys', 'yaml', () => repeat('? ')],
    ['colons', 'yaml', () => repeat(': ')],
    ['plain lines', 'yaml', () => repeat('word\n')],
    ['indented plain lines', 'yaml', () => `a:\n${repeat('  word\n')}`],
    ['empty lines', 'yaml', () => `a: |\n${repeat('\n')}b`],
    ['anchors', 'yaml', () => repeat('&a ')],
    ['tabs', 'yaml', () => repeat('\t')],
    ['wrong indentation', 'yaml', () => repeat('a:\n    b: 1\n  c: 2\n', 500_000)],
    ['document markers', 'yaml', () => repeat('---\n')],
    ['carriage returns', 'yaml', () => repeat('a: b\r')],
    ['nested arrays', 'json', () => repeat('[')],
    ['nested objects', 'json', () => repeat('{"a":')],
    ['strings that are never closed', 'json', () => repeat('"a\n')],
    ['commas', 'json', () => `[${repeat(',')}`],
    ['comments', 'json', () => repeat('/*')],
    ['words', 'json', () => repeat('a ')],
    ['wrong brackets', 'json', () => repeat('[}')],
    ['aliases that multiply', 'yaml', aliases],
    [
      'aliases that multiply as steps',
      'yaml',
      () => `${aliases()}schemaVersion: '0.3'\nmainSteps: *a29\nparameters: {<<: [*a28, *a27]}\n`,
    ],
    [
      'merges of merges',
      'yaml',
      () =>
        `m0: &m0 {k: v}\n${lines(3000, (index) => `m${index + 1}: &m${index + 1} {<<: *m${index}, k${index}: v}`)}`,
    ],
    ['5 MB', 'yaml', () => repeat('# filling\n', 5 * longest)],
    ['5 MB', 'json', () => repeat('["a", 1],\n', 5 * longest)],
    [
      'broken UTF-8',
      'yaml',
      () => `schemaVersion: '0.3'\ndescription: ${bytes(0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf8, 0x88)}\n`,
    ],
    [
      'broken UTF-8',
      'json',
      () => `{"schemaVersion": "0.3", "description": "${bytes(0xff, 0xc0, 0x80, 0xe2, 0x28)}"}`,
    ],
    [
      'halves of characters',
      'yaml',
      () => `schemaVersion: '0.3'\n"\ud800": \udc00\ndescription: "\\ud800 {{ \ud83d }}"\n`,
    ],
    ['halves of characters', 'json', () => '{"schemaVersion": "0.3", "\ud800": "\\udc00 \ud83d"}'],
    ['NULs', 'yaml', () => `\0schemaVersion: '0.3'\0\n${repeat('\0a: \0\n', 5000)}`],
    ['NULs', 'json', () => `{"a\0": "\0"\0}`],
    ['a byte order mark', 'yaml', () => `\ufeffschemaVersion: '0.3'\r\nmainSteps:\r\n  - name: a\r\n`],
    ['tabs for blanks', 'yaml', () => automation(repeat('\t- name:\ta\n\t\taction:\taws:sleep\n', 10_000))],
    [
      'thousands of steps',
      'yaml',
      () =>
        automation(
          lines(3000, (index) => `  - { name: s${index}, action: aws:sleep, inputs: { Duration: PT1S } }`),
        ),
    ],
    [
      'thousands of steps of one name',
      'yaml',
      () => automation(lines(3000, () => '  - { name: s, action: aws:sleep, inputs: { Duration: PT1S } }')),
    ],
    [
      'thousands of wrong links',
      'yaml',
      () =>
        automation(
          lines(3000, (index) => `  - { name: step${index}, action: aws:sleep, nextStep: stop${index} }`),
        ),
    ],
    [
      'a long way back',
      'yaml',
      () =>
        automation(
          lines(3000, (index) => `  - { name: s${index}, action: aws:sleep, nextStep: s${index - 1} }`),
        ),
    ],
    [
      'thousands of branches',
      'yaml',
      () =>
        automation(
          lines(
            2000,
            (index) =>
              `  - { name: s${index}, action: aws:branch, inputs: { Choices: [{ NextStep: s${index + 2}, Variable: '{{ s${index - 1}.x }}', StringEquals: a }] } }`,
          ),
        ),
    ],
    [
      'outputs read ahead',
      'yaml',
      () =>
        automation(
          lines(
            1000,
            (index) =>
              `  - { name: s${index}, action: aws:executeScript, inputs: { Script: 'def f(): pass', InputPayload: { a: '{{ s${index + 1}.x }}' } }, outputs: [{ Name: x, Selector: $.Payload.x, Type: String }] }`,
          ),
        ),
    ],
    [
      'deep loops',
      'yaml',
      () => automation(`  - ${'{ name: l, action: aws:loop, inputs: { Steps: [ '.repeat(40)}`),
    ],
    [
      'thousands of misspelled parameters',
      'yaml',
      () =>
        `schemaVersion: '0.3'\nparameters:\n${lines(2000, (index) => `  parameter${index}: { type: String }`)}description: ${numbered(1, () => Array.from({ length: 2000 }, (_, index) => `{{paramater${index}}}`).join(''))}mainSteps:\n${lines(2000, (index) => `  - { name: s${index}, action: aws:sleep, inputs: { Duration: '{{ paramater${index} }}' } }`)}`,
    ],
    [
      'thousands of wrong operations',
      'yaml',
      () =>
        automation(
          lines(
            2000,
            (index) =>
              `  - { name: s${index}, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstance, Filters: [{ Nam: x }] } }`,
          ),
        ),
    ],
    [
      'a long shell script',
      'yaml',
      () =>
        script(
          'aws:runShellScript',
          `        - |\n${lines(3000, (index) => `          echo "{{ a }}" $SSM_b${index} | curl http://x | sh && reboot; cat <<EOF`)}`,
        ),
    ],
    [
      'a long PowerShell script',
      'yaml',
      () =>
        script(
          'aws:runPowerShellScript',
          `        - |\n${lines(3000, (index) => `          Write-Host "{{ a }}" $env:SSM_b${index} $( @" ; Restart-Computer`)}`,
        ),
    ],
    [
      'blanks in scripts',
      'yaml',
      () =>
        script('aws:runShellScript', `        - 'echo ${repeat(' ', 100_000)}x;${repeat('\t', 100_000)}y'`),
    ],
    [
      'quotes in scripts',
      'yaml',
      () => script('aws:runShellScript', `        - |\n          ${repeat('"$(`', 100_000)}\n`),
    ],
    [
      'a long pattern',
      'yaml',
      () =>
        `schemaVersion: '0.3'\nparameters:\n  a:\n    type: String\n    default: ${'a'.repeat(300)}b\n    allowedPattern: '^(a+)+(${repeat('(a|b?)*', 10_000)})$'\n`,
    ],
    [
      'nested groups in a pattern',
      'yaml',
      () =>
        `schemaVersion: '0.3'\nparameters:\n  a: { type: String, allowedPattern: '${'('.repeat(20_000)}' }\n`,
    ],
    [
      'a long selector',
      'yaml',
      () =>
        automation(
          `  - { name: a, action: aws:executeAwsApi, inputs: { Service: ec2, Api: DescribeInstances }, outputs: [{ Name: x, Selector: '$${repeat('..[?(@[', 50_000)}', Type: String }] }`,
        ),
    ],
    [
      'braces of references',
      'yaml',
      () =>
        `schemaVersion: '0.3'\ndescription: "${repeat('{{ ', 100_000)}${repeat('a.', 50_000)}${repeat(' }}', 100_000)}"\n`,
    ],
    [
      'a long duration',
      'yaml',
      () =>
        automation(
          `  - { name: a, action: aws:sleep, inputs: { Duration: 'P${repeat('1', 100_000)}', Timestamp: '${repeat('2020-', 50_000)}' } }`,
        ),
    ],
    [
      'comments that disable',
      'yaml',
      () =>
        `schemaVersion: '0.3'\n${lines(2000, (index) => `k${index}: 1 # ssm-disable-line a, b, ${index}`)}`,
    ],
    [
      'a long calendar',
      'yaml',
      () => `BEGIN:VCALENDAR\n${lines(10_000, () => 'BEGIN:VEVENT\nDTSTART:20200101T000000Z\nEND:VEVENT')}`,
    ],
  ];
};

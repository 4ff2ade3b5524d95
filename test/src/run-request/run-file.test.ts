import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunRequest } from '../../../src/aws/run-request.ts';
import { completeRunFile, explainRunFile } from '../../../src/run-request/run-file-completion.ts';
import { runFileFields, type RunFileField } from '../../../src/run-request/run-file-fields.ts';
import { checkRunFile, readRunFile } from '../../../src/run-request/run-file.ts';
import { formatRunFile } from '../../../src/run-request/write-run-file.ts';
import { readParameters } from '../../../src/runs/document-parameters.ts';

const parameters = readParameters(`schemaVersion: '2.2'
parameters:
  commands: { type: StringList, description: What to run. }
  mode: { type: String, default: soft, allowedValues: [soft, 'off'] }
  paths: { type: StringList, default: [] }
  source: { type: StringMap, default: {} }
  flag: { type: Boolean, default: false }
  rules: { type: MapList, default: [] }
mainSteps: [{ action: aws:runShellScript, name: x, inputs: { runCommand: '{{ commands }}' } }]
`);
const document = { name: 'AWS-RunShellScript', parameters };

const full: RunRequest = {
  document: { name: 'AWS-RunShellScript', version: '1' },
  documentHash: 'ab'.repeat(32),
  parameters: {
    commands: ['echo "a"', '', '  if true; then :; fi'],
    mode: ['off'],
    paths: ['/a', '/b c'],
    source: ['{"path":"x","n":1}'],
    flag: ['true'],
    rules: ['{"a":1}', '{"b":[2]}'],
  },
  targets: {
    tags: [
      { key: 'env', values: ['dev', 'test'] },
      { key: 'team', values: ['web'] },
    ],
  },
  maxConcurrency: '10%',
  maxErrors: '1',
  timeoutSeconds: 600,
  comment: 'nightly: all',
  s3: { bucket: 'logs', prefix: 'runs' },
  cloudWatch: { logGroup: '/ssm/runs' },
  notification: {
    topic: 'arn:aws:sns:eu-central-1:123456789012:runs',
    role: 'arn:aws:iam::123456789012:role/notify',
    events: ['Failed', 'TimedOut'],
    type: 'Invocation',
  },
  alarm: { name: 'errors-high', ignorePollFailure: true },
};

/** The texts that problems point at, with what they say. */
function problemsOf(text: string, known: typeof document | null = document): string[] {
  return checkRunFile(readRunFile(text), known ?? undefined).map(
    ({ start, end, message }) => `${text.slice(start, end)}: ${message}`,
  );
}

describe('run files', () => {
  it('say everything that a request says, and are read as the same', () => {
    const text = formatRunFile(full, parameters);
    assert.deepEqual(problemsOf(text), []);
    assert.match(text, /^document: AWS-RunShellScript\nversion: "1"\n/);
    assert.match(text, /commands: \|\n {4}echo "a"\n\n {6}if true; then :; fi\n/);
    assert.match(text, /env:\n {6}- dev\n {6}- test\n {4}team: web\n/);
    const { document: name, version, prefill } = readRunFile(text);
    assert.deepEqual([name, version], ['AWS-RunShellScript', '1']);
    const { document: written, parameters: values, ...rest } = full;
    const { parameters: read, ...prefilled } = prefill;
    assert.deepEqual([written.name, prefilled], [name, rest]);
    assert.deepEqual(read, { ...values, commands: ['echo "a"\n\n  if true; then :; fi\n'] });
  });

  for (const [name, targets, expected] of [
    ['ids', { instanceIds: ['mi-00000000000000001'] }, /targets:\n {2}nodes:\n {4}- mi-00000000000000001\n/],
    ['a resource group', { resourceGroup: 'Checkout' }, /targets:\n {2}resourceGroup: Checkout\n/],
    ['all nodes', { all: true }, /targets:\n {2}all: true\n/],
  ] as const) {
    it(`name ${name} as targets`, () => {
      const text = formatRunFile({ document: { name: 'X' }, parameters: {}, targets, cloudWatch: {} }, []);
      assert.match(text, expected);
      assert.match(text, /cloudWatch: true/);
      assert.deepEqual(readRunFile(text).prefill.targets, targets);
      assert.deepEqual(readRunFile(text).prefill.cloudWatch, { logGroup: undefined });
    });
  }

  it('are checked against the document, at the place of the fault', () => {
    const text = `document: AWS-RunShellScript
parameters:
  mode: other
  wrong: 1
targets:
  tags: { env: dev }
rateControl:
  maxConcurrency: 0
timeoutSeconds: soon
comments: x
`;
    assert.deepEqual(problemsOf(text), [
      'comments: "comments" is no key here. There are: document, version, hash, parameters, targets, rateControl, timeoutSeconds, comment, output, notification, alarm.',
      'parameters: A value is needed.',
      'other: "other" is not one of: soft, off.',
      '1: The document has no parameter wrong.',
      '0: A number from 1, or a percentage from 1% to 100%.',
      'soon: A number of seconds from 30 to 2592000 (30 days).',
    ]);
  });

  it('are checked as far as they can be while nobody knows the document', () => {
    assert.deepEqual(problemsOf('document: X\nparameters: { any: 1 }\ntargets: { all: true }\n', null), []);
    assert.deepEqual(problemsOf('targets: { all: true }\n', null), ['t: A run file names a document.']);
    assert.match(problemsOf('- a\n', null)[0] ?? '', /A run file is a map/);
    assert.match(
      problemsOf('document: X\ntargets: { all: true, nodes: [x] }\n', null).join('\n'),
      /one of tags/,
    );
    assert.match(
      problemsOf('document: X\nnotification: { events: [Never] }\n', null).join('\n'),
      /"Never" is not one of: All/,
    );
    assert.ok(problemsOf('document: [\n  "x', null).length > 0);
    assert.deepEqual(readRunFile('').problems, []);
  });

  it('keep numbers and dates as they are written', () => {
    const { prefill } = readRunFile(
      'document: X\nparameters: { a: 007, b: 1.50, c: true, d: [0x10, yes] }\n',
    );
    assert.deepEqual(prefill.parameters, { a: ['007'], b: ['1.50'], c: ['true'], d: ['0x10', 'yes'] });
  });
});

describe('the page about run files', () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/run-files.md'), 'utf8');

  it('explains each key as the editor does', () => {
    const check = (fields: readonly RunFileField[], prefix: string): void => {
      for (const { name, doc, fields: below = [] } of fields) {
        const row = page.split('\n').find((line) => line.startsWith(`| \`${prefix}${name}\` `));
        assert.ok(row?.includes(doc), `${prefix}${name}: ${doc}`);
        check(below, `${prefix}${name}.`);
      }
    };
    check(runFileFields, '');
  });

  it('has an example without problems', () => {
    const example = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? assert.fail('no example');
    assert.deepEqual(problemsOf(example, null), []);
  });
});

describe('completion of run files', () => {
  /** Labels at `|`. */
  function labels(marked: string): string[] {
    const offset = marked.indexOf('|');
    return completeRunFile(marked.replace('|', ''), offset, parameters).map(({ label }) => label);
  }

  it('offers the keys that are not there yet', () => {
    assert.ok(labels('|').includes('document'));
    const rest = labels('document: X\n|\ntargets:\n  all: true\n');
    assert.ok(!rest.includes('document') && !rest.includes('targets') && rest.includes('rateControl'));
    assert.deepEqual(labels('rateControl:\n  maxErrors: 1\n  |'), ['maxConcurrency']);
    assert.deepEqual(labels('output:\n  s3:\n    |'), ['bucket', 'prefix']);
  });

  it('offers the parameters of the document and their allowed values', () => {
    assert.deepEqual(labels('parameters:\n  mode: soft\n  |'), [
      'commands',
      'paths',
      'source',
      'flag',
      'rules',
    ]);
    assert.deepEqual(labels('parameters:\n  mode: |'), ['soft', 'off']);
    assert.deepEqual(labels('parameters:\n  flag: |'), ['true', 'false']);
    const off = completeRunFile('parameters:\n  mode: ', 20, parameters).find(({ label }) => label === 'off');
    assert.equal(off?.insert, '"off"');
  });

  it('offers values, in lists too', () => {
    assert.deepEqual(labels('notification:\n  type: |'), ['Command', 'Invocation']);
    assert.ok(labels('notification:\n  events:\n    - |').includes('TimedOut'));
    assert.deepEqual(labels('comment: |'), []);
  });

  it('explains keys and parameters', () => {
    const text = 'parameters:\n  commands: x\nrateControl:\n  maxErrors: 1\n';
    assert.match(
      explainRunFile(text, text.indexOf('commands'), parameters) ?? '',
      /^StringList\. What to run\. It has no default\./,
    );
    assert.match(
      explainRunFile(text, text.indexOf('maxErrors') + 2, parameters) ?? '',
      /Failures that are still fine/,
    );
    assert.equal(explainRunFile(text, text.indexOf('x\n'), parameters), undefined);
  });
});

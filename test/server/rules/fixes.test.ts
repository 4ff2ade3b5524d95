import assert from 'node:assert/strict';
import { analyze } from '../../../server/analysis.ts';
import { fixAll } from '../../../server/features/fix-all.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language } from '../../../server/syntax/tree.ts';
import { checkFixInBoth } from '../../support/both-languages.ts';
import { applyEdits, checkFix, diagnosticsOf } from '../../support/check-rule.ts';
import { hasCorpus, listCorpus } from '../../support/corpus.ts';

const command = (rest: string): string => `schemaVersion: '2.2'\nmainSteps:\n  - name: a\n${rest}`;
const runbook = (rest: string): string => `schemaVersion: '0.3'\nmainSteps:\n${rest}`;
const shell = '    action: aws:runShellScript\n    inputs: { runCommand: [ls] }\n';
const sleep = (name: string, more = ''): string =>
  `  - name: ${name}\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n${more}`;

/** Fixes of rules whose own tests are about what they report: the code, before and after. */
const cases: readonly (readonly [code: string, before: string, after: string])[] = [
  ['flow-self', runbook(sleep('a', '    nextStep: a\n')), runbook(sleep('a'))],
  [
    'precondition-args',
    command(`    precondition: { StringEquals: Linux }\n${shell}`),
    command(`    precondition: { StringEquals: [platformType, Linux] }\n${shell}`),
  ],
  [
    'precondition-args',
    command(`    precondition: { StringEquals: [Windows] }\n${shell}`),
    command(`    precondition: { StringEquals: [platformType, Windows] }\n${shell}`),
  ],
  [
    'precondition-same',
    command(`    precondition: { StringEquals: [Linux, Linux] }\n${shell}`),
    command(`    precondition: { StringEquals: [platformType, Linux] }\n${shell}`),
  ],
  [
    'step-no-action',
    command('    inputs: { runCommand: [ls] }\n'),
    command('    action: aws:runShellScript\n    inputs: { runCommand: [ls] }\n'),
  ],
  [
    'step-no-action',
    runbook('  - name: a\n    inputs: { Service: ec2, Api: DescribeVpcs, MaxResults: 5 }\n'),
    runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeVpcs, MaxResults: 5 }\n',
    ),
  ],
  [
    'insecure-download',
    command('    action: aws:psModule\n    inputs: { source: http://example.com/a.zip }\n'),
    command('    action: aws:psModule\n    inputs: { source: https://example.com/a.zip }\n'),
  ],
  [
    'download-http',
    command(
      `    action: aws:downloadContent\n    inputs: { sourceType: HTTP, sourceInfo: '{"url":"http://example.com/a"}' }\n`,
    ),
    command(
      `    action: aws:downloadContent\n    inputs: { sourceType: HTTP, sourceInfo: '{"url":"https://example.com/a"}' }\n`,
    ),
  ],
  [
    'doc-missing-key',
    `schemaVersion: '1.0'\ninputs: {}\n`,
    `schemaVersion: '1.0'\ninputs: {}\nsessionType: Standard_Stream\n`,
  ],
  [
    'doc-key-type',
    `${runbook(sleep('a'))}outputs: a.OutputPayload\n`,
    `${runbook(sleep('a'))}outputs: [a.OutputPayload]\n`,
  ],
  [
    'session-inputs',
    `schemaVersion: '1.0'\nsessionType: Standard_Stream\n`,
    `schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs: {}\n`,
  ],
  [
    'env-var-still-token',
    `schemaVersion: '2.2'\nparameters:\n  a: { type: String, interpolationType: ENV_VAR }\n${command('    action: aws:runShellScript\n    inputs: { runCommand: ["echo {{ a }}"] }\n').slice(21)}`,
    `schemaVersion: '2.2'\nparameters:\n  a: { type: String, interpolationType: ENV_VAR }\n${command('    action: aws:runShellScript\n    inputs: { runCommand: ["echo \\"$SSM_a\\""] }\n').slice(21)}`,
  ],
  [
    'env-var-still-token',
    `schemaVersion: '2.2'\nparameters:\n  a: { type: String, interpolationType: ENV_VAR }\n${command('    action: aws:runPowerShellScript\n    inputs: { runCommand: [\'Write-Host "at {{ a }} {{ a }}s"\'] }\n').slice(21)}`,
    `schemaVersion: '2.2'\nparameters:\n  a: { type: String, interpolationType: ENV_VAR }\n${command('    action: aws:runPowerShellScript\n    inputs: { runCommand: [\'Write-Host "at $env:SSM_a {{ a }}s"\'] }\n').slice(21)}`,
  ],
  [
    'ref-global-in-command',
    command('    action: aws:runShellScript\n    inputs: { runCommand: ["echo {{ global:REGION }}"] }\n'),
    `schemaVersion: '2.2'\nparameters:\n  Region:\n    type: String\n${command('    action: aws:runShellScript\n    inputs: { runCommand: ["echo {{ Region }}"] }\n').slice(21)}`,
  ],
  [
    'session-streaming-ignored',
    `schemaVersion: '1.0'\nsessionType: InteractiveCommands\ninputs: { cloudWatchStreamingEnabled: true }\nproperties: { linux: { commands: ls } }\n`,
    `schemaVersion: '1.0'\nsessionType: InteractiveCommands\ninputs: { cloudWatchStreamingEnabled: false }\nproperties: { linux: { commands: ls } }\n`,
  ],
  [
    'session-timeouts',
    `schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs: { idleSessionTimeout: '90' }\n`,
    `schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs: { idleSessionTimeout: '60' }\n`,
  ],
  [
    'param-default-length',
    `schemaVersion: '2.2'\nparameters:\n  Zone: { type: String, default: Berlin, maxChars: 3 }\nmainSteps: []\n`,
    `schemaVersion: '2.2'\nparameters:\n  Zone: { type: String, default: Berlin, maxChars: 6 }\nmainSteps: []\n`,
  ],
  [
    'branch-choice-keys',
    runbook(
      `  - name: a\n    action: aws:branch\n    inputs:\n      Choices:\n        - { Variable: '{{ x }}', StringEquals: y }\n${sleep('b')}`,
    ),
    runbook(
      `  - name: a\n    action: aws:branch\n    inputs:\n      Choices:\n        - { Variable: '{{ x }}', StringEquals: y, NextStep: b }\n${sleep('b')}`,
    ),
  ],
  [
    'api-parameter-type',
    runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeVpcs, VpcIds: vpc-1 }\n',
    ),
    runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeVpcs, VpcIds: [vpc-1] }\n',
    ),
  ],
  [
    'api-parameter-type',
    runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeVpcs, MaxResults: [5] }\n',
    ),
    runbook(
      '  - name: a\n    action: aws:executeAwsApi\n    inputs: { Service: ec2, Api: DescribeVpcs, MaxResults: 5 }\n',
    ),
  ],
];

describe('fixes', () => {
  for (const [code, before, after] of cases) {
    it(`of ${code} in YAML and JSON`, () => checkFixInBoth(code, before, after));
  }

  it('of flow-oncancel-target lead to Abort', () => {
    const before = runbook(
      `  - name: a\n    action: aws:sleep\n    onCancel: step:b\n    inputs: { Duration: PT1S }\n  - name: b\n    action: aws:pause\n    inputs: {}\n`,
    );
    const found = diagnosticsOf(before).some(({ code }) => code === 'flow-oncancel-target');
    if (found) checkFix('flow-oncancel-target', before, before.replace('step:b', 'Abort'));
    else assert.fail('flow-oncancel-target reports nothing');
  });
});

describe('fixAll', () => {
  const fixed = (text: string, language: Language): string => fixAll(analyze(parse(text, language)));

  it('makes all safe fixes, those inside of what others change included', () => {
    const before = `schemaVersion: 2.2
parameters:
  Zone: { type: String, default: 5, allowedValues: [5, '5', '6'] }
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { RunCommand: date }
`;
    const after = `schemaVersion: '2.2'
parameters:
  Zone: { type: String, default: '5', allowedValues: ['5', '6'] }
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [date] }
`;
    assert.equal(fixed(before, 'yaml'), after);
    assert.equal(fixed(after, 'yaml'), after);
  });

  it('of one rule makes its best fixes, safe or not, and no others', () => {
    const before = runbook(
      `${sleep('a', '    nextStep: bb\n')}${sleep('b', '    nextStep: cc\n')}${sleep('c', '    isEnd: "true"\n')}`,
    );
    const after = before.replace('bb', 'b').replace('cc', 'c');
    assert.equal(fixAll(analyze(parse(before, 'yaml')), { code: 'flow-unknown-step' }), after);
  });

  it('adds no error to any document of the corpus', function () {
    this.timeout(120_000);
    if (!hasCorpus) this.skip();
    const errors = (text: string, language: Language): number =>
      diagnosticsOf(text, language).filter(({ severity }) => severity === 'error').length;
    for (const { file, text: read, language } of listCorpus()) {
      const text = read();
      const after = fixed(text, language);
      if (after === text) continue;
      assert.ok(errors(after, language) <= errors(text, language), file);
      assert.equal(fixed(after, language), after, file);
    }
  });
});

describe('every fix', () => {
  it('leaves a document of the corpus that can be read', function () {
    this.timeout(300_000);
    if (!hasCorpus) this.skip();
    const seen = new Map<string, number>();
    const broken: string[] = [];
    for (const { file, text: read, language } of listCorpus()) {
      const text = read();
      const before = parse(text, language);
      if (before.errors.length > 0) continue;
      const diagnostics = diagnosticsOf(text, language);
      for (const { code, fixes } of diagnostics) {
        for (const { title, edits } of fixes) {
          // Some documents have hundreds of findings of one rule, which are fixed alike.
          const count = seen.get(code) ?? 0;
          if (count >= 25) continue;
          seen.set(code, count + 1);
          const after = applyEdits(text, edits);
          if (parse(after, language).errors.length > 0)
            broken.push(`${file}: ${code}: ${title}: does not parse`);
        }
      }
    }
    assert.deepEqual(broken, []);
  });
});

// Whatever completion offers, taking it must not break the text: every item at many places of several documents, in
// YAML and JSON, whole and half-typed.

import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { parse as parseYaml } from 'yaml';
import { analyze } from '../../../server/analysis.ts';
import { completion } from '../../../server/features/completion.ts';
import type { CompletionItem } from '../../../server/features/completion/item.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language, SyntaxTree } from '../../../server/syntax/tree.ts';
import { acceptCompletion } from '../../support/accept-completion.ts';
import { hasCorpus, listCorpus } from '../../support/corpus.ts';

const samples: Readonly<Record<string, string>> = {
  runbook: `schemaVersion: '0.3'
description: Stops an instance
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    default: ''
  InstanceId:
    type: String
    allowedPattern: ^i-[a-f0-9]{8,17}$
    allowedValues: [i-1234567890abcdef0]
variables:
  count:
    type: Integer
    default: 0
mainSteps:
  - name: find
    action: aws:executeAwsApi
    nextStep: decide
    onFailure: step:clean
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds:
        - '{{ InstanceId }}'
      Filters:
        - Name: instance-state-name
          Values: [running, stopped]
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
  - name: decide
    action: aws:branch
    inputs:
      Choices:
        - NextStep: each
          Variable: '{{ find.State }}'
          StringEquals: running
        - Or:
            - Variable: "{{ find.State }}"
              Contains: "stop"
          NextStep: clean
      Default: clean
  - name: each
    action: aws:loop
    inputs:
      Iterators: [a, b]
      Steps:
        - name: run
          action: aws:executeScript
          inputs:
            Runtime: python3.11
            Handler: main
            InputPayload: { id: '{{ InstanceId }}' }
            Script: |
              def main(events, context):
                  return {'state': '{{ find.State }}'}
          outputs:
            - { Name: result, Selector: $.Payload.state }
  - name: clean
    action: aws:waitForAwsResourceProperty
    timeoutSeconds: 600
    inputs:
      Service: ec2
      Api: DescribeInstances
      PropertySelector: "$.Reservations[0].Instances[0].State.Name"
      DesiredValues: [stopped]
    isEnd: true
outputs:
  - find.State
files:
  script.zip:
    checksums:
      sha256: '00'
`,
  command: `schemaVersion: '2.2'
description: Runs a script
parameters:
  Name:
    type: String
    interpolationType: ENV_VAR
mainSteps:
- action: aws:runShellScript
  name: run
  precondition:
    StringEquals: [platformType, Linux]
  inputs:
    timeoutSeconds: '60'
    runCommand:
    - |
      echo "{{ Name }}"
    - echo 'it''s'
- action: aws:downloadContent
  name: fetch
  inputs:
    sourceType: S3
    sourceInfo: '{"path": "https://example.com"}'
    destinationPath: "/tmp"
`,
  oldCommand: `schemaVersion: "1.2"
runtimeConfig:
    "aws:runShellScript":
        properties:
            - id: a
              runCommand: ["ls"]
`,
  session: `schemaVersion: '1.0'
sessionType: Port
inputs:
  runAsEnabled: false
  shellProfile: { linux: ls }
parameters:
  portNumber: { type: String, default: "80" }
properties:
  portNumber: '{{ portNumber }}'
  type: LocalPortForwarding
`,
  package: `schemaVersion: '2.0'
version: 1.0.0
packages:
  amazon:
    _any:
      x86_64:
        file: a.zip
files:
  a.zip:
    checksums:
      sha256: '00'
`,
  changeTemplate: `schemaVersion: '0.3'
templateInformation: '### What'
executableRunBooks:
  - name: AWS-RestartEC2Instance
    version: $DEFAULT
mainSteps:
  - name: approve
    action: aws:approve
    inputs:
      EnhancedApprovals:
        Approvers:
          - approver: a
            type: IamUser
`,
  unknown: 'mainSteps:\n  - name: a\n',
  empty: '\n',
};

/** A text and a cursor in it. */
type Place = readonly [text: string, offset: number];

/** Line ends, behind keys and values, and new lines of various indentation under each line. */
function* placesIn(text: string, language: Language): Generator<Place> {
  for (const { index } of text.matchAll(/$/gm)) {
    yield [text, index];
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    const own = /^ */.exec(line)?.[0].length ?? 0;
    if (language === 'yaml') {
      for (const added of [' ', ' # note'])
        yield [text.slice(0, index) + added + text.slice(index), index + 1];
    }
    for (const more of [
      `\n${' '.repeat(own)}`,
      `\n${' '.repeat(own + 2)}`,
      `\n${' '.repeat(own + 1)}`,
      `\n${' '.repeat(Math.max(0, own - 2))}`,
    ]) {
      const endings =
        language === 'yaml' ? ['', '- ', '-', 'na', "'na", '- na'] : ['', '"', '"na', 'na', '""'];
      for (const ending of endings) {
        const added = more + ending;
        const offset = index + added.length - (ending === '""' ? 1 : 0);
        yield [text.slice(0, index) + added + text.slice(index), offset];
      }
    }
  }
  for (const { index } of text.matchAll(/: |:$|, |\{ |\[|"(?=\w)|(?<=\w)"|'|\b(?=\w)/gm)) {
    yield [text, index];
    yield [text, index + 1];
  }
  // What is behind the cursor on the line is not written yet.
  for (const { index } of text.matchAll(/(?<=: ["']?)|(?<=\{\{ )/g)) {
    const end = text.indexOf('\n', index);
    yield [text.slice(0, index) + text.slice(end), index];
  }
}

/** Some of the items: the first and last of each kind and detail, which are written in the same way. */
function someOf(items: readonly CompletionItem[]): CompletionItem[] {
  const groups = new Map<string, CompletionItem[]>();
  for (const item of items) {
    const shape = item.snippet.replace(/\w+/g, 'w').slice(0, 80);
    const key = `${item.kind} ${shape} ${item.range.start}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else if (group.length < 1) group.push(item);
  }
  return [...groups.values()].flat();
}

function errorCount(tree: SyntaxTree): number {
  return tree.errors.filter(({ code }) => code !== 'duplicate-key').length;
}

interface Tally {
  count: number;
  readonly failures: string[];
}

/** Takes some of the items at a place, until one breaks the text. */
function checkPlace([sample, offset]: Place, language: Language, tally: Tally): void {
  const tree = parse(sample, language);
  const before = errorCount(tree);
  for (const item of someOf(completion(analyze(tree), offset))) {
    tally.count++;
    const after = parse(acceptCompletion(sample, item), language);
    if (errorCount(after) <= before) continue;
    const start = sample.lastIndexOf('\n', offset - 60) + 1;
    tally.failures.push(
      [
        `${item.label}: ${after.errors[0]?.message ?? ''}`,
        '--- before',
        `${sample.slice(start, offset)}<|>${sample.slice(offset, offset + 60)}`,
        '--- after',
        after.text.slice(start, offset + item.snippet.length + 80),
      ].join('\n'),
    );
    return;
  }
}

function assertNone({ count, failures }: Tally): void {
  assert.ok(count > 0);
  const shown = failures.slice(0, 12).join('\n======\n');
  assert.equal(failures.length, 0, `${failures.length} of ${count} items:\n${shown}`);
}

function check(text: string, language: Language): void {
  const tally: Tally = { count: 0, failures: [] };
  // Of long texts some of the places, so that the test ends in seconds; which ones is always the same.
  const stride = Math.ceil(text.length / 400);
  for (const [index, place] of [...placesIn(text, language)].entries()) {
    if (index % stride === 0) checkPlace(place, language, tally);
  }
  assertNone(tally);
}

describe('each item of completion keeps the text valid', () => {
  for (const [name, text] of Object.entries(samples)) {
    it(`in a YAML ${name}`, () => check(text, 'yaml'));
    if (text.trim() === '') continue;
    it(`in a JSON ${name}`, () => check(JSON.stringify(parseYaml(text), undefined, 2), 'json'));
    it(`in a YAML ${name} with other indentation`, () =>
      check(stringify(parseYaml(text), { indent: 4 }), 'yaml'));
  }

  it('in real documents, whole and cut off', function () {
    if (!hasCorpus) return this.skip();
    const tally: Tally = { count: 0, failures: [] };
    for (const [index, { text: read, language, bytes }] of listCorpus().entries()) {
      if (index % 12 !== 0 || bytes > 30_000) continue;
      const text = read();
      for (const part of [0.2, 0.45, 0.7, 0.95]) {
        const offset = text.indexOf('\n', Math.floor(text.length * part));
        checkPlace([text, offset], language, tally);
        checkPlace([text.slice(0, offset), offset], language, tally);
        const blanks = `\n${' '.repeat(index % 9)}`;
        const added = text.slice(0, offset) + blanks + text.slice(offset);
        checkPlace([added, offset + blanks.length], language, tally);
      }
    }
    assertNone(tally);
  });
});

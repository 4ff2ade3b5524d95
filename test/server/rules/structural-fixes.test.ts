import { checkFixInBoth } from '../../support/both-languages.ts';
import { checkFix } from '../../support/check-rule.ts';

const command = (rest: string): string => `schemaVersion: '2.2'\nmainSteps:\n  - name: a\n${rest}`;
const runbook = (rest: string): string => `schemaVersion: '0.3'\nmainSteps:\n${rest}`;
const shell = '    action: aws:runShellScript\n    inputs: { runCommand: [ls] }\n';
const sleep = (name: string, more = ''): string =>
  `  - name: ${name}\n    action: aws:sleep\n    inputs: { Duration: PT1S }\n${more}`;

const branch = '  - name: a\n    action: aws:branch\n    inputs:\n      Choices:\n';
const download = (sourceInfo: string): string =>
  command(
    `    action: aws:downloadContent\n    inputs: { sourceType: GitHub, sourceInfo: '${sourceInfo}' }\n`,
  );

/** Fixes that move or add more than a word: the code, before and after. */
const cases: readonly (readonly [code: string, before: string, after: string])[] = [
  [
    'branch-and-or',
    runbook(
      `${branch}        - And:\n            # why\n            - Variable: '{{ x }}'\n              # how\n              StringEquals: |\n                y\n          NextStep: b\n${sleep('b')}`,
    ),
    runbook(
      `${branch}        - Variable: '{{ x }}'\n          # how\n          StringEquals: |\n            y\n          NextStep: b\n${sleep('b')}`,
    ),
  ],
  [
    'branch-and-or',
    runbook(
      `${branch}        - NextStep: b\n          Or: [{ Variable: '{{ x }}', StringEquals: y }]\n${sleep('b')}`,
    ),
    runbook(
      `${branch}        - NextStep: b\n          Variable: '{{ x }}'\n          StringEquals: y\n${sleep('b')}`,
    ),
  ],
  [
    'branch-and-or',
    runbook(
      `${branch}        - { NextStep: b, And: { Variable: '{{ x }}', StringEquals: y } }\n${sleep('b')}`,
    ),
    runbook(`${branch}        - { NextStep: b, Variable: '{{ x }}', StringEquals: y }\n${sleep('b')}`),
  ],
  [
    'branch-type',
    `schemaVersion: '0.3'\nparameters: { x: { type: String } }\n${runbook(`${branch}        - { NextStep: b, Variable: '{{ x }}', NumericEquals: 1 }\n${sleep('b')}`).slice(21)}`,
    `schemaVersion: '0.3'\nparameters: { x: { type: String } }\n${runbook(`${branch}        - { NextStep: b, Variable: '{{ x }}', StringEquals: 1 }\n${sleep('b')}`).slice(21)}`,
  ],
  [
    'step-inputs-map',
    command(
      '    action: aws:runShellScript\n    inputs:\n      - runCommand:\n          - ls\n      - timeoutSeconds: 5\n',
    ),
    command(
      '    action: aws:runShellScript\n    inputs:\n        runCommand:\n          - ls\n        timeoutSeconds: 5\n',
    ),
  ],
  [
    'step-inputs-map',
    command('    action: aws:runShellScript\n    inputs: [{ runCommand: [ls] }, { timeoutSeconds: 5 }]\n'),
    command('    action: aws:runShellScript\n    inputs: { runCommand: [ls], timeoutSeconds: 5 }\n'),
  ],
  [
    'output-reserved',
    runbook(
      `  - name: a\n    action: aws:invokeLambdaFunction\n    inputs: { FunctionName: f }\n    outputs:\n      - { Name: Payload, Selector: $.Payload, Type: String }\n      - { Name: First, Selector: $.Payload.a, Type: String }\n`,
    ),
    runbook(
      `  - name: a\n    action: aws:invokeLambdaFunction\n    inputs: { FunctionName: f }\n    outputs:\n      - { Name: First, Selector: $.Payload.a, Type: String }\n`,
    ),
  ],
  [
    'loop-value-while',
    runbook(
      `  - name: l\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: '{{ l.CurrentIteration }}', NumericLesser: 3 }\n      MaxIterations: 3\n      Steps:\n        - { name: i, action: aws:sleep, inputs: { Duration: 'PT{{ l.CurrentIteratorValue }}S' } }\n`,
    ),
    runbook(
      `  - name: l\n    action: aws:loop\n    inputs:\n      LoopCondition: { Variable: '{{ l.CurrentIteration }}', NumericLesser: 3 }\n      MaxIterations: 3\n      Steps:\n        - { name: i, action: aws:sleep, inputs: { Duration: 'PT{{ l.CurrentIteration }}S' } }\n`,
    ),
  ],
  [
    'lambda-async-output',
    runbook(
      `  - name: a\n    action: aws:invokeLambdaFunction\n    inputs: { FunctionName: f, InvocationType: Event }\n${sleep('b').replace('PT1S', "'{{ a.Payload }}'")}`,
    ),
    runbook(
      `  - name: a\n    action: aws:invokeLambdaFunction\n    inputs: { FunctionName: f, InvocationType: RequestResponse }\n${sleep('b').replace('PT1S', "'{{ a.Payload }}'")}`,
    ),
  ],
  [
    'sleep-one-of',
    runbook(sleep('a').replace('{ Duration: PT1S }', '{}')),
    runbook(sleep('a').replace('PT1S', "''")),
  ],
  [
    'param-nested-token',
    `schemaVersion: '2.2'\nparameters: { a: { type: String } }\n${command("    action: aws:runShellScript\n    inputs: { runCommand: ['echo {{ {{ a }} }}'] }\n").slice(21)}`,
    `schemaVersion: '2.2'\nparameters: { a: { type: String } }\n${command("    action: aws:runShellScript\n    inputs: { runCommand: ['echo {{ a }}'] }\n").slice(21)}`,
  ],
  [
    'param-no-description',
    `schemaVersion: '2.2'\nparameters:\n  a: { type: String }\n${command(shell).slice(21)}`,
    `schemaVersion: '2.2'\nparameters:\n  a: { type: String, description: '' }\n${command(shell).slice(21)}`,
  ],
  ['doc-no-description', command(shell), command(shell).replace('\n', "\ndescription: ''\n")],
  [
    'secret-default',
    `schemaVersion: '2.2'\nparameters:\n  Password: { type: String, default: hunter2 }\n${command(shell).slice(21)}`,
    `schemaVersion: '2.2'\nparameters:\n  Password: { type: String }\n${command(shell).slice(21)}`,
  ],
  [
    'precondition-contradiction',
    command(
      '    precondition: { StringEquals: [platformType, Linux] }\n    action: aws:psModule\n    inputs: { source: x }\n',
    ),
    command(
      '    precondition: { StringEquals: [platformType, Windows] }\n    action: aws:psModule\n    inputs: { source: x }\n',
    ),
  ],
  [
    'precondition-platform-param',
    `schemaVersion: '2.2'\nparameters: { p: { type: String } }\n${command(`    precondition: { StringEquals: [platformType, '{{ p }}'] }\n${shell}`).slice(21)}`,
    `schemaVersion: '2.2'\nparameters: { p: { type: String } }\n${command(`    precondition: { StringEquals: [platformType, 'Linux'] }\n${shell}`).slice(21)}`,
  ],
  [
    'download-get-options',
    download('{"owner":"o","repository":"r","getOptions":"main"}'),
    download('{"owner":"o","repository":"r","getOptions":"branch:main"}'),
  ],
  [
    'secret-source-info',
    download('{"owner":"o","repository":"r","tokenInfo":"ghp_x"}'),
    download('{"owner":"o","repository":"r","tokenInfo":"{{ssm-secure:tokenInfo}}"}'),
  ],
  ['step-action-in-command', command(sleep('b').slice(12)), runbook(`  - name: a\n${sleep('b').slice(12)}`)],
  ['step-plugin-in-automation', runbook(`  - name: a\n${shell}`), command(shell)],
  [
    'step-exit-code-hidden',
    command(
      '    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - yum update\n        - echo done\n',
    ),
    command(
      '    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - set -e\n        - yum update\n        - echo done\n',
    ),
  ],
  [
    'step-exit-code-hidden',
    command(
      '    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - |\n          #!/bin/bash\n          yum update\n          echo done\n',
    ),
    command(
      '    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - |\n          #!/bin/bash\n          set -e\n          yum update\n          echo done\n',
    ),
  ],
];

describe('fixes of the structure', () => {
  for (const [code, before, after] of cases) {
    it(`of ${code} in YAML and JSON`, () => checkFixInBoth(code, before, after));
  }

  it('of calendar-body add and rewrite lines of the calendar', () => {
    const before = 'BEGIN:VCALENDAR\r\nVERSION:1.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n';
    const opened = before.replace('\r\n', '\r\nX-CALENDAR-TYPE:DEFAULT_OPEN\r\n');
    checkFix('calendar-body', before, opened, 'text');
    checkFix('calendar-body', opened, opened.replace('1.0', '2.0'), 'text');
  });

  it('of approval-policy-entities write the action and the types that there are', () => {
    const policy = (action: string, principal: string): string =>
      `permit (\n  principal in ${principal}::"1",\n  action == ${action},\n  resource\n);\n`;
    const right = 'AWS::SSM::Action::"getTokenForInstanceAccess"';
    const before = policy('AWS::SSM::Action::"get"', 'AWS::IdentityStore::Group');
    checkFix('approval-policy-entities', before, policy(right, 'AWS::IdentityStore::Group'), 'text');
    checkFix(
      'approval-policy-entities',
      policy(right, 'AWS::IdentityStore::Groups'),
      policy(right, 'AWS::IdentityStore::Group'),
      'text',
    );
  });
});

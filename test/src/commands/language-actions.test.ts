import { setTimeout as delay } from 'node:timers/promises';
import { describeActions, type Action } from '../../support/window/actions.ts';
import { Uri } from '../../support/window/values.ts';
import type { Act, TestWindow } from '../../support/window/open-window.ts';

const command = `schemaVersion: '2.2'
description: Says hello.
mainSteps:
  - action: aws:runShellScript
    name: hello
    inputs:
      runCommand:
        - echo hello
`;
const old = `schemaVersion: '1.2'
description: Says hello.
runtimeConfig:
  aws:runShellScript:
    properties:
      - runCommand:
          - echo hello
`;

/** The form to run a document without nodes: the document, its text, and tags to choose nodes by. */
const form = { 'ssm:DescribeDocument': 1, 'ssm:GetDocument': 1, 'ec2:DescribeTags': 1 };

/** The same for one that is not there yet: a look, the write, and once it is ready its text as it is there. */
const deployed = { ...form, 'ssm:GetDocument': 2, 'ssm:CreateDocument': 1 };

/** Opens a document in an editor. */
const open =
  (text: string, language = 'ssm-yaml') =>
  async ({ stage }: TestWindow): Promise<void> => {
    const uri = Uri.from({ scheme: 'untitled', path: 'Hello.yaml' });
    stage.show(
      stage.documents.openText(() => uri, text, language),
      {},
    );
    await stage.idle();
  };

/** Opens a run file, whose document is looked up to check it. */
const openRunFile =
  (document: string) =>
  async (window: TestWindow): Promise<void> => {
    const { stage } = window;
    await window.write('hello.ssmrun.yaml', `document: ${document}\n`);
    await window.write('hello.yaml', command);
    stage.show(await stage.documents.openDocument(Uri.joinPath(stage.folder, 'hello.ssmrun.yaml')), {});
    const isLocal = document.startsWith('./');
    while (!isLocal && !stage.calls.includes('ssm:GetDocument')) await delay(10);
    await stage.idle();
  };

const shows =
  (language: string, text: string): NonNullable<Act['until']> =>
  ({ editor }) =>
    editor?.document.languageId === language && editor.document.getText().includes(text);

const actions: readonly Action[] = [
  {
    command: 'ssm.convertToJson',
    before: open(command),
    until: shows('ssm-json', '"schemaVersion"'),
    calls: {},
  },
  {
    command: 'ssm.convertToYaml',
    before: open('{"schemaVersion": "2.2", "mainSteps": []}', 'ssm-json'),
    until: shows('ssm-yaml', 'mainSteps:'),
    calls: {},
  },
  { command: 'ssm.upgradeSchema', before: open(old), until: shows('ssm-yaml', '2.2'), calls: {} },
  {
    command: 'ssm.disableRule',
    args: () => ['unused-parameter'],
    calls: {},
    says: /unused-parameter is off/,
  },
  { command: 'ssm.restartLanguageServer', calls: {} },
  { command: 'ssm.showLog', calls: {} },
  { command: 'ssm.runOpenDocument', before: open(command), answers: ['Create Hello'], calls: deployed },
  { command: 'ssm.runFile', before: openRunFile('AWS-RunShellScript'), calls: form },
  {
    command: 'ssm.runFile',
    title: 'that names a file',
    before: openRunFile('./hello.yaml'),
    answers: ['Create hello'],
    calls: deployed,
  },
];

describeActions('the actions on texts', actions, {
  view: 'ssm.managedNodes',
  offers: [
    ...['ssm.convertToJson', 'ssm.convertToYaml', 'ssm.upgradeSchema', 'ssm.disableRule'],
    ...['ssm.restartLanguageServer', 'ssm.showLog', 'ssm.runOpenDocument', 'ssm.runFile'],
  ],
});

import { describeActions, type Action } from '../../support/window/actions.ts';
import type { Act, TestWindow } from '../../support/window/open-window.ts';

const node = 'storefront-dev-01';
const other = 'checkout-dev-02';
const ec2 = [node];

/** The nodes that one is chosen from. */
const nodes = { 'ssm:DescribeInstanceInformation': 1, 'ec2:DescribeTags': 1 };
const start = { 'ssm:StartSession': 1 };
/** The documents of the account, those that are shared with it, and Amazon's. */
const documents = { 'ssm:ListDocuments': 3 };

/** So many terminals show the prompt of a shell. */
const prompts =
  (count: number): NonNullable<Act['until']> =>
  ({ terminals }) =>
    terminals.all.filter(({ text }) => /[$#] $/.test(text)).length === count;

async function begin(window: TestWindow, ...labels: readonly string[]): Promise<void> {
  for (const [index, label] of labels.entries()) {
    const args = [await window.row('ssm.managedNodes', label)];
    await window.calls('ssm.startSession', { args, until: prompts(index + 1) });
  }
}
const one = (window: TestWindow) => begin(window, node);
const two = (window: TestWindow) => begin(window, node, other);

async function broadcast(window: TestWindow): Promise<void> {
  await two(window);
  await window.calls('ssm.broadcastInput', { answers: [[node, other]] });
}

async function record(window: TestWindow): Promise<void> {
  await one(window);
  await window.calls('ssm.recordTranscript', { answers: ['Save'] });
}

const actions: readonly Action[] = [
  { command: 'ssm.startSession', on: ec2, until: prompts(1), calls: start },
  {
    command: 'ssm.startSession',
    title: 'from the palette',
    answers: [node],
    until: prompts(1),
    calls: { ...nodes, ...start },
  },
  {
    command: 'ssm.startSessionWithDocument',
    on: ec2,
    answers: ['AWS-StartInteractiveCommand', 'echo done'],
    until: ({ terminals }) => terminals.active?.text.includes('done\r\n') === true,
    calls: { ...documents, 'ssm:GetDocument': 1, ...start },
  },
  { command: 'ssm.splitSession', before: one, until: prompts(2), calls: start },
  { command: 'ssm.broadcastInput', before: two, answers: [[node, other]], calls: {} },
  { command: 'ssm.stopBroadcast', before: broadcast, calls: {} },
  { command: 'ssm.recordTranscript', before: one, answers: ['Save'], calls: {} },
  { command: 'ssm.stopTranscript', before: record, calls: {}, says: /^The transcript is in / },
  {
    command: 'ssm.editSessionPreferences',
    answers: ['Idle time-out', '30', 'Save', 'Save'],
    // Read as it is stored, a new version, which is made the default once it is ready.
    calls: {
      'ssm:DescribeDocument': 2,
      'ssm:GetDocument': 1,
      'ssm:UpdateDocument': 1,
      'ssm:UpdateDocumentDefaultVersion': 1,
    },
    says: /are saved as version 2/,
  },
  { command: 'ssm.forceCloseSession', before: one, calls: { 'ssm:TerminateSession': 1 } },
];

describeActions('the actions on sessions', actions, {
  view: 'ssm.managedNodes',
  offers: [
    ...['ssm.startSession', 'ssm.startSessionWithDocument', 'ssm.splitSession', 'ssm.forceCloseSession'],
    ...['ssm.broadcastInput', 'ssm.stopBroadcast', 'ssm.recordTranscript', 'ssm.stopTranscript'],
    'ssm.editSessionPreferences',
  ],
});

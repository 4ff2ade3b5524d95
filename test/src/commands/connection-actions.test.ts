import { describeActions, onEveryConnection, type Action } from '../../support/window/actions.ts';
import type { TestWindow } from '../../support/window/open-window.ts';

const view = 'ssm.managedNodes';

/** Whose account it is, asked once for each connection, when it is opened. */
const identity = { 'sts:GetCallerIdentity': 1 };
/** A page of 50 nodes, and the names of its instances. */
const page = { 'ssm:DescribeInstanceInformation': 1, 'ec2:DescribeTags': 1 };

const account = ['dev', 'eu-central-1'];
const choose = (window: TestWindow) => window.calls('ssm.chooseConnection', { answers: account });
const add = (window: TestWindow) => window.calls('ssm.addConnection', { answers: account });

const isReadOnly = ({ stage }: TestWindow): boolean => stage.context.get('ssm.readOnly') === true;

async function allowChanges(window: TestWindow): Promise<void> {
  if (isReadOnly(window)) await window.calls('ssm.switchReadOnly', { answers: ['Allow Changes'] });
}

async function forbidChanges(window: TestWindow): Promise<void> {
  if (!isReadOnly(window)) await window.calls('ssm.switchReadOnly');
}

/**
 * Connects to an account, and puts a program there that says what a playground says: that it serves, at the address of
 * the window's own one, which counts the calls.
 */
async function writeProgram(window: TestWindow): Promise<void> {
  await choose(window);
  const ready = JSON.stringify(`ready ${window.playground.url}`);
  await window.write('dist/playground.js', `console.log(${ready}); setInterval(() => undefined, 1000);\n`);
}

async function start(window: TestWindow): Promise<void> {
  await writeProgram(window);
  await window.calls('ssm.startPlayground');
}

const lastRow = async (window: TestWindow) => [await window.lastRow(view)];

const actions: readonly Action[] = [
  { command: 'ssm.chooseConnection', answers: account, calls: { ...identity, ...page } },
  { command: 'ssm.addConnection', answers: account, calls: { ...identity, ...page } },
  { command: 'ssm.startPlayground', before: writeProgram, calls: { ...identity, ...page } },
  { command: 'ssm.startPlayground', title: 'that runs', before: start, calls: {} },
  { command: 'ssm.stopPlayground', before: start, calls: {} },
  // What is open keeps what it has read.
  { command: 'ssm.nextConnection', before: add, calls: {} },
  { command: 'ssm.makeConnectionActive', before: add, on: [/^Playground/], calls: {} },
  { command: 'ssm.closeConnection', before: add, on: [/^dev/], calls: {} },
  { command: 'ssm.switchReadOnly', before: allowChanges, calls: {}, says: /is read-only now/ },
  {
    command: 'ssm.switchReadOnly',
    title: 'back again',
    before: forbidChanges,
    answers: ['Allow Changes'],
    calls: {},
  },
  {
    command: 'ssm.signIn',
    title: 'with keys',
    before: choose,
    calls: { ...identity, ...page },
    says: /were asked for again/,
  },
  { command: 'ssm.loadMore', args: lastRow, calls: page },
  {
    command: 'ssm.loadAll',
    args: lastRow,
    calls: { 'ssm:DescribeInstanceInformation': 2, 'ec2:DescribeTags': 2 },
  },
  {
    command: 'ssm.retry',
    before: async (window) => {
      await window.fail('accessDenied', 'DescribeInstanceInformation');
      await window.calls('ssm.refreshManagedNodes');
      await window.heal();
    },
    args: lastRow,
    calls: page,
  },
  {
    command: 'ssm.openInConsole',
    before: choose,
    on: [/^storefront/],
    calls: {},
    says: /^https:\/\/eu-central-1\.console\.aws\.amazon\.com\/systems-manager\/.*i-/m,
  },
  {
    command: 'ssm.openInstanceInConsole',
    before: choose,
    on: [/^storefront/],
    calls: {},
    says: /^https:\/\/eu-central-1\.console\.aws\.amazon\.com\/ec2\/.*i-/m,
  },
];

describeActions('the actions on connections', actions, {
  view,
  nodes: 120,
  ownPrograms: true,
  offers: [...onEveryConnection, 'ssm.nextConnection', 'ssm.startPlayground', 'ssm.stopPlayground'],
});

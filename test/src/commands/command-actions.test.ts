import { setTimeout as delay } from 'node:timers/promises';
import { describeActions, type Action } from '../../support/window/actions.ts';
import type { TestWindow } from '../../support/window/open-window.ts';

const view = 'ssm.runs';
const node = 'storefront-dev-01';
const other = 'checkout-dev-02';
const name = 'AWS-RunShellScript';

/** The first rows of the view. */
const list = { 'ssm:ListCommands': 1 };
/** The form to run a document on nodes: what there is to know of the document, and its text. */
const form = { 'ssm:DescribeDocument': 1, 'ssm:GetDocument': 1 };
const nodes = { 'ssm:DescribeInstanceInformation': 1, 'ec2:DescribeTags': 1 };
const invocations = { 'ssm:ListCommandInvocations': 1 };
/** What a step of a command has printed on a node. */
const output = { ...invocations, 'ssm:GetCommandInvocation': 1 };

async function idOf(window: TestWindow, label: string): Promise<string> {
  const { subject } = await window.row('ssm.managedNodes', label);
  return (subject as { id: string }).id;
}

const ids = async (window: TestWindow) => [await idOf(window, node), await idOf(window, other)];

/** Somebody else runs a script on two nodes, which the view lists once it has come to a status. */
async function send(window: TestWindow, script: string, status: string): Promise<void> {
  await window.ask('SendCommand', {
    DocumentName: name,
    InstanceIds: await ids(window),
    Parameters: { commands: [script] },
  });
  for (;;) {
    const { Commands } = await window.ask<{ Commands: { Status: string }[] }>('ListCommands', {});
    if (Commands.every(({ Status }) => Status === status)) break;
    await delay(20);
  }
  await window.calls('ssm.refreshRuns');
}

/** A command that has ended; the names of its nodes are known. */
async function ended(window: TestWindow): Promise<void> {
  await send(window, 'hostname', 'Success');
  await window.row(view, name, node);
}
const running = (window: TestWindow) => send(window, 'sleep 600', 'InProgress');

async function openResults(window: TestWindow): Promise<void> {
  await ended(window);
  await window.calls('ssm.openResults', { args: [await window.row(view, name)] });
}

async function openForm(window: TestWindow): Promise<void> {
  await running(window);
  await window.calls('ssm.runAgain', { args: [await window.row(view, name)] });
  // When it is read for the first time, its nodes have begun, on any machine.
  await window.slow('ListCommandInvocations');
}

const actions: readonly Action[] = [
  { command: 'ssm.refreshRuns', calls: list },
  { command: 'ssm.filterRuns', answers: ['RunShell'], calls: list },
  {
    command: 'ssm.clearRunFilter',
    before: (window) => window.calls('ssm.filterRuns', { answers: ['RunShell'] }),
    calls: list,
  },
  { command: 'ssm.copyCommandId', before: ended, on: [name], calls: {}, says: /^[\da-f-]{36}$/m },
  { command: 'ssm.openOutput', before: ended, on: [name, node], calls: output },
  { command: 'ssm.openResults', before: ended, on: [name], calls: invocations },
  {
    command: 'ssm.openResults',
    title: 'from the palette',
    before: ended,
    answers: [name],
    calls: { ...list, ...invocations },
  },
  {
    command: 'ssm.openResults',
    title: 'once more',
    before: openResults,
    on: [name],
    calls: {},
  },
  {
    command: 'ssm.openResults',
    title: 'compared',
    before: openResults,
    tells: async (window) => ({ type: 'compare', nodes: await ids(window), groups: false }),
    calls: { 'ssm:ListCommandInvocations': 2, 'ssm:GetCommandInvocation': 2 },
  },
  {
    command: 'ssm.openResults',
    title: 'and who sent it',
    before: openResults,
    tells: () => ({ type: 'findSender' }),
    calls: { 'cloudtrail:LookupEvents': 1 },
  },
  {
    command: 'ssm.openResults',
    title: 'exported',
    before: openResults,
    tells: async (window) => ({ type: 'export', nodes: await ids(window) }),
    answers: ['CSV', 'Save'],
    calls: {},
  },
  {
    command: 'ssm.runAgain',
    title: 'on nodes of the results',
    before: openResults,
    tells: async (window) => ({ type: 'rerun', nodes: await ids(window) }),
    calls: { ...list, ...form, ...nodes },
  },
  { command: 'ssm.runAgain', before: ended, on: [name], calls: { ...list, ...form, ...nodes } },
  {
    command: 'ssm.cancelRun',
    before: running,
    on: [name],
    answers: ['Cancel the Command'],
    calls: { 'ssm:CancelCommand': 1 },
  },
  // It is followed from then on, and so stands in the view for all tests that come later.
  {
    command: 'ssm.runAgain',
    title: 'sent by its form',
    before: openForm,
    tells: () => ({ type: 'action', action: 'run' }),
    calls: { 'ssm:SendCommand': 1, ...invocations },
  },
];

describeActions('the actions of the Commands view', actions, {
  view,
  longestPause: 999,
  elsewhere: { 'ssm.runDocument': 'node-actions.test.ts' },
});

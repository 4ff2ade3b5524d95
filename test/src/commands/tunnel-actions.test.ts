import { describeActions, runOnRows, type Action } from '../../support/window/actions.ts';
import type { TestWindow } from '../../support/window/open-window.ts';

const view = 'ssm.sessions';
const node = 'storefront-dev-01';

/** The open sessions, which stand open in the view. */
const list = { 'ssm:DescribeSessions': 1 };
/** A tunnel that is opened, and the list anew. */
const opened = { 'ssm:StartSession': 1, ...list };
/** The nodes that one is chosen from. */
const nodes = { 'ssm:DescribeInstanceInformation': 1, 'ec2:DescribeTags': 1 };

const tunnel = [/ → storefront-dev-01:9$/];
const saved = ['Saved Forwards', /:9$/];

const nodeRow = (window: TestWindow) => window.row('ssm.managedNodes', node);
const onNode = async (window: TestWindow) => [await nodeRow(window)];

async function open(window: TestWindow): Promise<void> {
  await window.calls('ssm.forwardPort', { args: await onNode(window), answers: ['0:9'] });
}

/** Opens a tunnel and does something with it. */
const openAnd = (command: string) => async (window: TestWindow) => {
  await open(window);
  await window.calls(command, { args: [await window.row(view, ...tunnel)] });
};

const actions: readonly Action[] = [
  { command: 'ssm.refreshSessions', calls: list },
  { command: 'ssm.forwardPort', answers: [node, '0:9'], calls: { ...nodes, ...opened } },
  { command: 'ssm.forwardPort', title: 'of a node', args: onNode, answers: ['0:9'], calls: opened },
  {
    command: 'ssm.forwardPort',
    title: 'two at once',
    args: onNode,
    answers: ['0:9 0:db.internal:5432'],
    calls: { ...list, 'ssm:StartSession': 2 },
    says: /^Opened 2 tunnels/,
  },
  {
    command: 'ssm.copyTunnelAddress',
    before: open,
    on: tunnel,
    calls: {},
    says: /^127\.0\.0\.1:\d+$/m,
  },
  {
    command: 'ssm.openTunnelInBrowser',
    before: open,
    on: tunnel,
    calls: {},
    says: /^http:\/\/localhost:\d+/m,
  },
  { command: 'ssm.stopTunnel', before: open, on: tunnel, calls: { 'ssm:TerminateSession': 1, ...list } },
  {
    command: 'ssm.restartTunnel',
    before: open,
    on: tunnel,
    calls: { 'ssm:TerminateSession': 1, ...opened },
  },
  {
    command: 'ssm.restartTunnel',
    title: 'that was stopped',
    before: openAnd('ssm.stopTunnel'),
    on: tunnel,
    calls: opened,
  },
  { command: 'ssm.removeTunnel', before: openAnd('ssm.stopTunnel'), on: tunnel, calls: {} },
  { command: 'ssm.saveForward', before: open, on: tunnel, calls: {} },
  { command: 'ssm.startSavedForward', before: openAnd('ssm.saveForward'), on: saved, calls: opened },
  { command: 'ssm.deleteSavedForward', before: openAnd('ssm.saveForward'), on: saved, calls: {} },
  {
    command: 'ssm.terminateSession',
    before: async (window) => {
      const { subject } = await nodeRow(window);
      await window.ask('StartSession', { Target: (subject as { id: string }).id });
      await runOnRows(view)('ssm.refreshSessions', [])(window);
    },
    on: ['Active Sessions', /./],
    answers: ['Terminate'],
    calls: { 'ssm:TerminateSession': 1, ...list },
  },
];

describeActions('the actions of the Sessions view', actions, {
  view,
  elsewhere: { 'ssm.startSession': 'session-actions.test.ts' },
});

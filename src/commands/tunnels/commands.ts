import { chosenConnection } from '../row-arguments.ts';
import type { TunnelParts } from './context.ts';
import { forwardPort, startSavedForward } from './forward-port.ts';
import { deleteSavedForward, saveForward } from './saved-forwards.ts';
import { copyAddress, openInBrowser, restartTunnel, stopTunnel, withTunnel } from './tunnels.ts';

type Command = readonly [title: string, run: (row: unknown, rows: unknown) => unknown];

/** The commands on tunnels and on the Sessions view: the titles of their messages, and what they do. */
export function tunnelCommands(parts: TunnelParts): Readonly<Record<string, Command>> {
  const { sessions } = parts;
  return {
    'ssm.forwardPort': ['Forward a Port', (...rows) => forwardPort(parts, rows)],
    'ssm.startSavedForward': ['Start Saved Forward', (row) => startSavedForward(parts, row)],
    'ssm.deleteSavedForward': ['Delete Saved Forward', (row) => deleteSavedForward(parts, row)],
    'ssm.stopTunnel': [
      'Stop Tunnel',
      (row) =>
        withTunnel(parts, row, { title: 'Stop a Tunnel', live: true, act: (own) => stopTunnel(parts, own) }),
    ],
    'ssm.restartTunnel': [
      'Restart Tunnel',
      (row) => withTunnel(parts, row, { title: 'Restart a Tunnel', act: (own) => restartTunnel(parts, own) }),
    ],
    'ssm.removeTunnel': [
      'Remove Tunnel from List',
      (row) =>
        withTunnel(parts, row, {
          ...{ title: 'Remove a Tunnel from the List', live: false },
          act: (own) => sessions.tunnels.remove(own),
        }),
    ],
    'ssm.copyTunnelAddress': [
      'Copy Local Address',
      (row) => withTunnel(parts, row, { title: 'Copy a Local Address', live: true, act: copyAddress }),
    ],
    'ssm.openTunnelInBrowser': [
      'Open in Browser',
      (row) =>
        withTunnel(parts, row, { title: 'Open a Tunnel in the Browser', live: true, act: openInBrowser }),
    ],
    'ssm.saveForward': [
      'Save Forward',
      (row) => withTunnel(parts, row, { title: 'Save a Forward', act: (own) => saveForward(parts, own) }),
    ],
    'ssm.refreshSessions': ['Refresh Sessions', (row) => sessions.tree.refresh(chosenConnection(row))],
  };
}

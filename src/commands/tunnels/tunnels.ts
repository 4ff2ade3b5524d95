import * as vscode from 'vscode';
import type { OwnTunnel } from '../../tunnels/tunnels.ts';
import { pickOne, back, Cancelled } from '../../prompts/quick-pick.ts';
import { describeDestination, pageAddress } from '../../tunnels/forward.ts';
import { chosenTunnel } from '../row-arguments.ts';
import type { TunnelParts } from './context.ts';

/** Does something with the tunnel of a row; from the palette, with the one that is picked. */
export async function withTunnel(
  parts: TunnelParts,
  row: unknown,
  { title, live, act }: { title: string; live?: boolean; act: (own: OwnTunnel) => unknown },
): Promise<void> {
  const own = chosenTunnel(row) ?? (await chooseTunnel(parts, title, live));
  await act(own);
}

async function chooseTunnel(parts: TunnelParts, title: string, live?: boolean): Promise<OwnTunnel> {
  const { connection } = parts.clients.get();
  const all = parts.sessions.tunnels.list(connection);
  const fitting = live === undefined ? all : all.filter(({ tunnel }) => tunnel.isLive === live);
  if (fitting.length === 0) throw new Error('There is no such tunnel. "Forward a Port…" opens one.');
  const items = fitting.map((own) => ({
    label: own.tunnel.address,
    description: describeDestination(own.tunnel.forward),
    own,
  }));
  const chosen = await pickOne(items, { title, placeholder: 'Which tunnel?' });
  if (chosen === back) throw new Cancelled();
  return chosen.own;
}

/**
 * Ends a tunnel with its session; its open connections break. The list is read when the service knows of it.
 * @throws if the service could not be told
 */
export async function stopTunnel(parts: TunnelParts, own: OwnTunnel): Promise<void> {
  own.tunnel.stop();
  const stillOpen = await own.tunnel.over;
  parts.sessions.reread();
  if (stillOpen !== '') throw new Error(`${stillOpen} Terminate it under Active Sessions.`);
}

/** Starts a tunnel again on the same local port. */
export async function restartTunnel(parts: TunnelParts, own: OwnTunnel): Promise<void> {
  await vscode.window.withProgress({ location: { viewId: 'ssm.sessions' } }, () =>
    parts.sessions.tunnels.restart(own),
  );
  parts.sessions.reread();
}

export async function copyAddress({ tunnel }: OwnTunnel): Promise<void> {
  await vscode.env.clipboard.writeText(tunnel.address);
  vscode.window.setStatusBarMessage(`Copied ${tunnel.address}`, 3000);
}

/** Opens the local end as a web page. */
export async function openInBrowser({ tunnel }: OwnTunnel): Promise<void> {
  const local = vscode.Uri.parse(pageAddress(tunnel.forward, tunnel.localPort));
  await vscode.env.openExternal(await vscode.env.asExternalUri(local));
}

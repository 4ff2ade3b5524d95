import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { ssmEndpoint } from '../aws/ssm-endpoint.ts';
import { launchPlugin, pluginRefusal } from '../terminal/plugin-launch.ts';
import type { SessionRequest } from './terminal-session.ts';

/** True if the user wants AWS's plugin instead of the built-in client. */
export function wantsPlugin(): boolean {
  return vscode.workspace.getConfiguration('ssm').get('session.client') === 'plugin';
}

/**
 * Starts a session and describes a terminal in which AWS's session-manager-plugin runs it. The session is ended with
 * the terminal, which the plugin itself leaves out when it is killed.
 * @throws if there is no plugin, or one that would show the token to others
 */
export async function pluginTerminal(request: SessionRequest): Promise<vscode.TerminalOptions> {
  const program = vscode.workspace
    .getConfiguration('ssm')
    .get('session.pluginPath', 'session-manager-plugin');
  const refusal = pluginRefusal(await versionOf(program));
  if (refusal !== undefined) throw new Error(refusal);
  const { calls, connection, nodeId, nodeLabel, documentName, parameters } = request;
  const endpoint = await ssmEndpoint(connection, process.env);
  const grant = await calls.start(new AbortController().signal);
  const { args, env } = launchPlugin(grant, {
    ...{ connection, endpoint, target: nodeId },
    ...{ documentName, parameters },
  });
  const options: vscode.TerminalOptions = {
    name: nodeLabel,
    iconPath: new vscode.ThemeIcon('remote'),
    message: 'AWS session-manager-plugin',
    shellPath: program,
    shellArgs: [...args],
    env: { ...env },
    // Nothing of it is kept on disk, above all not the token.
    isTransient: true,
  };
  endWithTerminal(options, () => calls.terminate(grant.sessionId));
  return options;
}

function endWithTerminal(options: vscode.TerminalOptions, terminate: () => Promise<void>): void {
  const listener = vscode.window.onDidCloseTerminal(({ creationOptions, exitStatus }) => {
    if (!isSame(creationOptions, options)) return;
    listener.dispose();
    // A plugin that has ended by itself has ended the session, or has been told of its end.
    if (exitStatus?.reason !== vscode.TerminalExitReason.Process) terminate().catch(() => undefined);
  });
}

/** VS Code hands out copies; the token, which is there once, tells the terminal. */
function isSame(
  options: vscode.TerminalOptions | vscode.ExtensionTerminalOptions,
  own: vscode.TerminalOptions,
): boolean {
  return 'env' in options && JSON.stringify(options.env) === JSON.stringify(own.env);
}

async function versionOf(program: string): Promise<string> {
  try {
    return (await promisify(execFile)(program, ['--version'], { timeout: 10_000 })).stdout;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `AWS's session-manager-plugin cannot be started as ${program} (${reason}). Name its file in ssm.session.pluginPath, or set ssm.session.client to built-in.`,
      { cause: error },
    );
  }
}

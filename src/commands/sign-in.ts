import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { signInToSso, type DeviceCode, type SsoSignInOptions } from '../aws/sso-sign-in.ts';
import { NotConnectedError, type WindowClients } from '../aws/window-clients.ts';
import type { AccountConnection, Connection } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import type { ProxySettings } from '../connection/proxy.ts';
import { readSharedConfig, type SharedConfig } from '../connection/profiles.ts';
import { ssoCacheKey, ssoSettings, writeSsoToken, type SsoSettings } from '../connection/sso.ts';
import type { Runs } from '../runs/runs.ts';
import type { Tree } from '../views/tree.ts';

export interface SignInOptions {
  /** The one to sign in to. */
  readonly connection: Connection | undefined;
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly trees: readonly Tree[];
  readonly runs: Runs;
  readonly proxy: ProxySettings;
}

/**
 * Renews the credentials of a connection. A profile of IAM Identity Center signs in by the browser, for all connections
 * that share the sign-in; whatever else the credentials come from is asked again, which may ask for an MFA code.
 */
export async function signIn(options: SignInOptions): Promise<void> {
  const { connection, connections, clients, trees, runs, proxy } = options;
  if (connection?.kind !== 'account') {
    throw new NotConnectedError(
      'There is nothing to sign in to.',
      'Choose a connection to an AWS account first.',
    );
  }
  const config = await readSharedConfig();
  const settings = settingsOf(config, connection);
  if (settings !== undefined) await signInByBrowser({ connection, settings, config, proxy });
  for (const one of connections.open) {
    if (one !== connection && !sharesSignIn(config, one, settings)) continue;
    clients.reset(one);
    for (const tree of trees) tree.refresh(one);
    runs.lookAgain(one);
  }
  if (settings === undefined) sayWhereCredentialsComeFrom(connection);
}

function settingsOf(config: SharedConfig, connection: Connection): SsoSettings | undefined {
  if (connection.kind !== 'account') return undefined;
  return ssoSettings(config, connection.profile ?? process.env['AWS_PROFILE'] ?? 'default');
}

function sharesSignIn(
  config: SharedConfig,
  connection: Connection,
  settings: SsoSettings | undefined,
): boolean {
  const own = settingsOf(config, connection);
  return own !== undefined && settings !== undefined && ssoCacheKey(own) === ssoCacheKey(settings);
}

async function signInByBrowser(
  chosen: Pick<SsoSignInOptions, 'connection' | 'settings' | 'config' | 'proxy'>,
): Promise<void> {
  const { settings } = chosen;
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: `Signing in to ${ssoCacheKey(settings)}`,
    cancellable: true,
  };
  await vscode.window.withProgress(progress, async (report, cancellation) => {
    const abort = new AbortController();
    cancellation.onCancellationRequested(() => abort.abort());
    const token = await signInToSso({
      ...chosen,
      env: process.env,
      signal: abort.signal,
      now: Date.now,
      wait: async (time, signal) => sleep(time, undefined, { signal }),
      onCode(code) {
        report.report({ message: `waiting for you to confirm the code ${code.userCode} in the browser` });
        void showCode(code, abort);
      },
    });
    await writeSsoToken(settings, token);
  });
}

/** The user compares the codes: a browser that shows another one belongs to someone else's sign-in. */
async function showCode({ userCode, url }: DeviceCode, abort: AbortController): Promise<void> {
  const open = 'Open the Browser';
  const answer = await vscode.window.showInformationMessage(
    `Sign in with the code ${userCode}`,
    {
      modal: true,
      detail: 'The browser asks you to confirm this code. Allow access only if it shows the same one.',
    },
    open,
  );
  if (answer !== open) abort.abort();
  else if (!/^https?:\/\//.test(url))
    abort.abort(new Error('The service gave no web address to sign in at.'));
  // As text, which VS Code passes on as it is; a Uri would have its `=` encoded and lose the code (microsoft/vscode#85930).
  else await vscode.env.openExternal(url as unknown as vscode.Uri);
}

function sayWhereCredentialsComeFrom({ profile }: AccountConnection): void {
  void vscode.window.showInformationMessage(
    profile === undefined
      ? 'The credentials come from the environment that VS Code was started in and were asked for again. If they have expired, renew them there and start VS Code again.'
      : `The credentials of the profile ${profile} were asked for again. If they have expired, renew them the way you got them: in the AWS config files, by its process, or with "aws login" or "aws configure".`,
  );
}

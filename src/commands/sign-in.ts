import * as vscode from 'vscode';
import { NotConnectedError } from '../aws/window-clients.ts';
import type { Connection } from '../connection/connection.ts';
import { listProfiles, readSharedConfig } from '../connection/profiles.ts';

/**
 * Helps to renew the credentials of the connection: for a profile of IAM Identity Center by running the AWS CLI's login
 * in a terminal, for any other by saying where they come from.
 */
export async function signIn(connection: Connection | undefined): Promise<void> {
  if (connection?.kind !== 'account') {
    throw new NotConnectedError(
      'There is nothing to sign in to.',
      'Choose a connection to an AWS account first.',
    );
  }
  const { profile } = connection;
  const known = listProfiles(await readSharedConfig()).find(({ name }) => name === profile);
  // A name of another kind would have to be quoted, which no two shells do alike.
  if (known?.source === 'sso' && /^[\w.@/+-]+$/.test(known.name)) {
    const terminal = vscode.window.createTerminal({ name: 'AWS Sign-In' });
    terminal.show();
    terminal.sendText(`aws sso login --profile ${known.name}`);
    return;
  }
  void vscode.window.showInformationMessage(
    profile === undefined
      ? 'The credentials come from the environment that VS Code was started in. Renew them there and start VS Code again.'
      : `Renew the credentials of the profile ${profile} the way you got them: in the AWS config files, or with "aws sso login" or "aws configure".`,
  );
}

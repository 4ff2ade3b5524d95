import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { IdentityCenter } from '../support/identity-center.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, untilQuiet } from './playground.ts';
import { treeRow } from './tree-row.ts';
import { ui } from './ui.ts';

const tree = 'Managed Nodes';
const device = 'arn:aws:iam::123456789012:mfa/alice';

/** One profile that signs in by the browser, one whose role asks for an MFA code; both work on the playground. */
async function writeProfiles(): Promise<void> {
  const { AWS_CONFIG_FILE: config = '', AWS_SHARED_CREDENTIALS_FILE: credentials = '' } = process.env;
  await writeFile(
    config,
    [
      '[profile corp]',
      `endpoint_url = ${playground.url}`,
      ...['sso_session = corp', 'sso_account_id = 123456789012', 'sso_role_name = Operator', ''],
      ...['[sso-session corp]', 'sso_region = us-east-1', 'sso_start_url = https://corp.example/start', ''],
      ...['[profile keys]', 'region = us-east-1', ''],
      '[profile operator]',
      `endpoint_url = ${playground.url}`,
      ...['role_arn = arn:aws:iam::123456789012:role/OperatorRole', 'source_profile = keys'],
      `mfa_serial = ${device}`,
    ].join('\n'),
  );
  await writeFile(credentials, '[keys]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n');
}

async function chooseProfile(profile: string): Promise<void> {
  await ui.runCommand('Systems Manager: Choose Connection…');
  await ui.pick(profile);
  await ui.waitFor(
    `.quick-input-widget:has(.quick-input-box input:focus):has-text("Choose a Connection: ${profile}")`,
  );
  await ui.type('us-east-1');
  await ui.pick('us-east-1');
}

describe('signing in', () => {
  const center = new IdentityCenter({ interval: 1, registeredUntil: Date.now() + 3_600_000 });

  before(async () => {
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    const url = await center.start();
    process.env['AWS_ENDPOINT_URL_SSO_OIDC'] = url;
    process.env['AWS_ENDPOINT_URL_SSO'] = url;
    process.env['AWS_ENDPOINT_URL_STS'] = playground.url;
    await writeProfiles();
    await playground.reset();
  });
  after(async () => {
    delete process.env['AWS_ENDPOINT_URL_SSO_OIDC'];
    delete process.env['AWS_ENDPOINT_URL_SSO'];
    delete process.env['AWS_ENDPOINT_URL_STS'];
    center.stop();
    await clearNotifications();
    await connectToPlayground();
  });

  // Nobody confirms the code, so that the service is asked until the dialog is left.
  it('by the browser shows the code to compare, and gives up when it is left', async () => {
    center.errors = Array.from({ length: 300 }, () => 'AuthorizationPendingException');
    await chooseProfile('corp');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await ui.click({ role: 'button', name: 'Sign In' });
    const dialog = await ui.waitFor('.monaco-dialog-box');
    assert.match(dialog, /Sign in with the code ABCD-EFGH/);
    assert.match(dialog, /Allow access only if it shows the same one/);
    await ui.press('Escape');
    await ui.waitUntilGone('.monaco-dialog-box');
    await ui.waitUntilGone('.notifications-toasts .notification-list-item:has-text("Signing in to corp")');
    await ui.waitFor({ role: 'button', name: 'no credentials' });
    assert.ok(!center.requests.some(({ path }) => path === '/federation/credentials'));
  });

  it('by the browser shows what the account has once the code is confirmed there', async () => {
    center.errors = ['AuthorizationPendingException'];
    await ui.click({ role: 'button', name: 'Sign In' });
    await ui.waitFor('.monaco-dialog-box:has-text("ABCD-EFGH")');
    await ui.click({ role: 'button', name: 'Open the Browser' });
    await ui.waitForTreeRow(tree, 'storefront-dev-01');
    await ui.waitFor({ role: 'button', name: 'connected to 123456789012, us-east-1' });
  });

  it('with an MFA code asks once, hides what is typed, and says what is no code', async () => {
    await playground.clearCalls();
    await chooseProfile('operator');
    await ui.waitFor(
      '.quick-input-widget:has(.quick-input-box input:focus):has-text("MFA Code for operator · us-east-1")',
    );
    // The rows of the account before have gone.
    await ui.waitUntilGone(treeRow(tree, 'storefront-dev-01'));
    await ui.waitFor({ text: `The code that ${device} shows now` });
    assert.equal(await ui.attribute('.quick-input-box input', 'type'), 'password');
    await ui.type('12345');
    await ui.press('Enter');
    await ui.waitFor({ text: 'An MFA code has 6 digits.' });
    await ui.type('6');
    await ui.press('Enter');
    await ui.waitForTreeRow(tree, 'storefront-dev-01');
    await untilQuiet();
    assert.equal((await playground.calls())['sts:AssumeRole'], 1);
  });
});

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { connectToPlayground, playground } from './playground.ts';
import { ui } from './ui.ts';

/** A profile whose endpoint is the playground, with keys that are none. */
async function writeProfiles(): Promise<void> {
  const { AWS_CONFIG_FILE: config = '', AWS_SHARED_CREDENTIALS_FILE: credentials = '' } = process.env;
  await writeFile(
    config,
    `[profile sample]\nregion = eu-central-1\nendpoint_url = ${playground.url}\n\n[profile signed-out]\nregion = us-east-1\n`,
  );
  await writeFile(
    credentials,
    '[sample]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n',
  );
}

async function chooseProfile(profile: string, region: string): Promise<void> {
  await ui.runCommand('Systems Manager: Choose Connection…');
  await ui.pick(profile);
  await ui.waitFor({ text: `Choose a Connection: ${profile}` });
  await ui.type(region);
  await ui.pick(region);
}

describe('the connection', () => {
  before(writeProfiles);
  beforeEach(() => playground.reset());
  after(() => connectToPlayground());

  it('is chosen by profile and region, and shown with its account', async () => {
    await chooseProfile('sample', 'eu-west-1');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await ui.waitFor({ role: 'treeitem', name: 'storefront-dev-01' });
    assert.match(await ui.waitFor({ role: 'button', name: 'connected to 1' }), /^\d{12} · eu-west-1$/);
  });

  it('offers the region of the profile first, and goes back from regions to profiles', async () => {
    await ui.runCommand('Systems Manager: Choose Connection…');
    await ui.pick('sample');
    await ui.waitFor({ text: 'Choose a Connection: sample' });
    assert.equal((await ui.picks())[0], 'eu-central-1');
    await ui.click({ role: 'button', name: 'Back' });
    await ui.pick('sample');
    await ui.pick('eu-central-1');
    await ui.waitFor({ role: 'button', name: 'eu-central-1' });
  });

  it('switches everything at once', async () => {
    await chooseProfile('sample', 'eu-west-1');
    await ui.waitFor({ role: 'treeitem', name: 'storefront-dev-01' });
    await playground.clearCalls();
    await connectToPlayground();
    await ui.waitFor({ role: 'button', name: 'connected to Playground, us-east-1' });
    await ui.waitFor({ role: 'treeitem', name: 'storefront-dev-01' });
    assert.equal((await playground.calls())['ssm:DescribeInstanceInformation'], 1);
  });

  it('says how to sign in to a profile without credentials', async () => {
    await chooseProfile('signed-out', 'us-east-1');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
    await ui.waitFor({ role: 'button', name: 'Sign In' });
    await ui.waitFor({ role: 'button', name: 'no credentials' });
  });
});

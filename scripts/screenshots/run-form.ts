import { webviewPage } from '../vscode-host/webview-page.ts';
import type { Scenario } from './scenario.ts';

export const runForm: Scenario = {
  name: 'run-form',
  description: 'the form for a run: parameters, nodes with those that are offline, rate control',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Run a Document…');
    await workbench.pick('AWS-RunShellScript');
    await workbench.waitFor({ role: 'tab', name: 'Run AWS-RunShellScript' });
    await workbench.waitFor('iframe.webview');
    // The cursor is in the first field that has to be filled in.
    await inForm(workbench, "doc.activeElement?.id === 'field-parameters.commands'");
    await workbench.type('echo "kernel $(uname -r)"\ndf -h /');
    await type(workbench, 'tags.0.key', 'env');
    await type(workbench, 'tags.0.values', 'dev, staging');
    await type(workbench, 'maxConcurrency', '25%');
    await type(workbench, 'maxErrors', '2');
    await type(workbench, 'timeoutSeconds', '10');
    await inForm(workbench, "/^[0-9]+ nodes/.test(doc.querySelector('.nodes .count').textContent)");
    await inForm(workbench, '(doc.defaultView.scrollTo(0, 320), true)');
  },
};

export const runPreview: Scenario = {
  name: 'run-preview',
  description: 'a run before it is sent: the document with its values, and the same as CLI command and JSON',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Run a Document…');
    await workbench.pick('Storefront-RestartService');
    await type(workbench, 'tags.0.key', 'service');
    await type(workbench, 'tags.0.values', 'storefront');
    await inForm(workbench, "/^[0-9]+ nodes/.test(doc.querySelector('.nodes .count').textContent)");
    await inForm(workbench, "(doc.querySelector('#in-preview summary').click(), true)");
    await inForm(workbench, "(doc.querySelector('[data-action=preview]').click(), true)");
    await workbench.waitFor({ role: 'tab', name: 'Storefront-RestartService with values' });
    await inForm(workbench, '(doc.defaultView.scrollTo(0, 10000), true)');
  },
};

/** Waits until an expression about the form's page, `doc`, gives something. */
async function inForm(workbench: Window, expression: string): Promise<void> {
  await webviewPage(workbench, '#sections', 'The form').until(expression);
}

type Window = Parameters<Scenario['play']>[0];

async function type(workbench: Window, field: string, text: string): Promise<void> {
  await inForm(workbench, `(doc.getElementById('field-${field}').focus(), true)`);
  await workbench.type(text);
}

/** Runs a line of shell on the nodes of a tag, by the form. */
export async function runShellScript(
  workbench: Window,
  { tag, line }: { readonly tag: readonly [string, string]; readonly line: string },
): Promise<void> {
  await workbench.runCommand('Systems Manager: Run a Document…');
  await workbench.pick('AWS-RunShellScript');
  await inForm(workbench, "doc.activeElement?.id === 'field-parameters.commands'");
  await workbench.type(line);
  await type(workbench, 'tags.0.key', tag[0]);
  await type(workbench, 'tags.0.values', tag[1]);
  await inForm(workbench, "/^Run on [0-9]/.test(doc.getElementById('run').textContent)");
  await workbench.press('Control+Enter');
}

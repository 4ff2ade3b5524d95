import { webviewPage } from '../vscode-host/webview-page.ts';
import type { Workbench } from '../vscode-host/workbench.ts';
import { runShellScript } from './run-form.ts';
import type { Scenario } from './scenario.ts';

/** Differs on some of the nodes, and fails on others. */
const script =
  'case $AWS_SSM_INSTANCE_ID in *[048]) echo "nginx 1.22.1 (outdated)"; exit 4;; *[c]) echo "nginx 1.26.2";; *) echo "nginx 1.28.0";; esac';

async function openResults(workbench: Workbench): Promise<void> {
  await runShellScript(workbench, { tag: ['env', 'prod'], line: script });
  // Its row is drawn anew until it has ended.
  await workbench.waitFor({ text: 'AWS-RunShellScript: Failed' }, { timeout: 30_000 });
  await workbench.clickTreeRow('Commands', 'AWS-RunShellScript');
  await inPage(
    workbench,
    `doc.querySelectorAll('#body .row').length > 5 && !doc.querySelector('.row.InProgress')`,
  );
}

async function inPage(workbench: Workbench, expression: string): Promise<void> {
  await webviewPage(workbench, '#show-groups', 'The page of results').until(expression);
}

export const results: Scenario = {
  name: 'results',
  description: 'the results of a command: its nodes, their status, exit codes and first lines',
  play: openResults,
};

export const resultsGroups: Scenario = {
  name: 'results-groups',
  description: 'the results of a command by groups of nodes that said the same',
  async play(workbench) {
    await openResults(workbench);
    await inPage(workbench, `doc.getElementById('show-groups').click() ?? true`);
    await inPage(workbench, `doc.querySelectorAll('#body .row').length > 1`);
  },
};

export const resultsDiff: Scenario = {
  name: 'results-diff',
  description: 'two groups of equal results in the diff editor',
  async play(workbench) {
    await resultsGroups.play(workbench);
    for (const row of [0, 1]) {
      const event = `new MouseEvent('mousedown', { bubbles: true, button: 0, ctrlKey: ${row > 0} })`;
      await inPage(workbench, `doc.querySelectorAll('#body .row')[${row}].dispatchEvent(${event}), true`);
    }
    await inPage(workbench, `!doc.getElementById('compare').disabled`);
    await inPage(workbench, `doc.getElementById('compare').click() ?? true`);
    await workbench.waitFor('.monaco-diff-editor');
    await workbench.waitFor({ text: 'nginx 1.28.0' });
  },
};

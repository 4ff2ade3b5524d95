import { runShellScript } from './run-form.ts';
import type { Scenario } from './scenario.ts';

/** Differs on two of the nodes, and fails on one of them. */
const script = [
  'case $AWS_SSM_INSTANCE_ID in *[048]) echo "nginx 1.22.1 (outdated)"; exit 4;; *[c]) echo "nginx 1.26.2";; *) echo "nginx 1.28.0";; esac',
].join('');

export const results: Scenario = {
  name: 'results',
  description: 'the results of a command: its nodes, their status, exit codes and first lines',
  async play(workbench) {
    await runShellScript(workbench, { tag: ['env', 'prod'], line: script });
    await workbench.clickTreeRow('Commands', 'AWS-RunShellScript', { timeout: 20_000 });
    await workbench.waitFor('iframe.webview');
    await workbench.waitFor({ text: 'AWS-RunShellScript: Failed' }, { timeout: 30_000 });
  },
};

import { runShellScript } from './run-form.ts';
import type { Scenario } from './scenario.ts';

export const run: Scenario = {
  name: 'run',
  description: 'a document run on the nodes of a tag, with the status of each node and one output',
  async play(workbench) {
    await runShellScript(workbench, {
      tag: ['service', 'storefront'],
      line: 'echo "kernel $(uname -r)"; uptime',
    });
    await workbench.clickTreeRow('Commands', 'storefront-dev-01', { timeout: 20_000 });
    await workbench.waitFor({ role: 'tab', name: 'storefront-dev-01' });
  },
};

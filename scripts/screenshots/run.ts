import type { Scenario } from './scenario.ts';

export const run: Scenario = {
  name: 'run',
  description: 'a document run on the nodes of a tag, with the status of each node and one output',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Run a Document…');
    await workbench.pick('AWS-RunShellScript');
    await workbench.pick('By Tag');
    await workbench.pick('service');
    await workbench.pickMany(['storefront']);
    await workbench.answer('echo "kernel $(uname -r)"; uptime');
    await workbench.answer('');
    await workbench.pick('Go On with These Values');
    await workbench.pick('Run on 4 nodes');
    await workbench.clickTreeRow('Commands', 'storefront-dev-01', { timeout: 20_000 });
    await workbench.waitFor({ role: 'tab', name: 'storefront-dev-01' });
  },
};

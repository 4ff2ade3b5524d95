import type { Scenario } from './scenario.ts';

const view = 'Compliance';

export const compliance: Scenario = {
  name: 'compliance',
  description: 'which nodes comply, the items of one, and a patch baseline',
  async play(workbench) {
    for (const other of ['Managed Nodes', 'Documents', 'Commands']) {
      await workbench.click(`.pane-header:has-text("${other}")`);
    }
    await workbench.click(`.pane-header:has-text("${view}")`);
    await workbench.clickTreeRow(view, 'Custom:Hardening');
    await workbench.clickTreeRow(view, 'search-dev-03');
    await workbench.waitForTreeRow(view, 'Disks are encrypted');
    await workbench.clickTreeRow(view, 'Patch Baselines');
    await workbench.clickTreeRow(view, 'Linux-Prod');
    await workbench.waitForTreeRow(view, 'Rule 1');
    await workbench.clickTreeRow(view, 'Patch Groups');
    await workbench.waitForTreeRow(view, 'linux-prod');
  },
};

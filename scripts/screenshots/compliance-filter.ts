import type { Scenario } from './scenario.ts';

const view = 'Compliance';

export const complianceFilter: Scenario = {
  name: 'compliance-filter',
  description: 'the nodes that fail a filter of the Compliance view, and the filter being changed',
  async play(workbench) {
    for (const other of ['Managed Nodes', 'Documents', 'Commands']) {
      await workbench.click(`.pane-header:has-text("${other}")`);
    }
    await workbench.click(`.pane-header:has-text("${view}")`);
    await workbench.runCommand('Systems Manager: Filter Compliance…');
    await workbench.answer('severity:critical,high search');
    await workbench.waitForTreeRow(view, 'Custom:Hardening ·');
    await workbench.clickTreeRow(view, 'search-dev-03');
    await workbench.runCommand('Systems Manager: Filter Compliance…');
    await workbench.waitFor({ text: 'Words look for a part of' });
  },
};

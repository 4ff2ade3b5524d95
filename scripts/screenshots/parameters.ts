import type { Scenario } from './scenario.ts';

const view = 'Parameter Store';

export const parameters: Scenario = {
  name: 'parameters',
  description:
    'Parameter Store with the policies, tags and versions of a secret, and the difference of two versions',
  async play(workbench) {
    for (const other of ['Managed Nodes', 'Documents', 'Commands']) {
      await workbench.click(`.pane-header[aria-label="${other} Section"]`);
    }
    await workbench.runCommand('Systems Manager: Focus on Parameter Store View');
    await workbench.clickTreeRow(view, 'Load more…');
    await workbench.clickTreeRow(view, 'platform');
    await workbench.clickTreeRow(view, 'maintenance');
    await workbench.waitForTreeRow(view, 'token');
    await workbench.click('[role="treeitem"]:has-text("token") .monaco-tl-twistie.collapsible');
    await workbench.waitForTreeRow(view, 'Version 1');
    await workbench.runCommand('Systems Manager: Compare Parameter Versions…');
    await workbench.pick('/storefront/dev/log-level');
    await workbench.pick('Version 2');
    await workbench.pick('Version 1');
    await workbench.waitFor({ text: 'version 1 ↔ version 2' });
    // The tab is there before the texts are.
    await workbench.waitFor('.view-line:has-text("debug")');
  },
};

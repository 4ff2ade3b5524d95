import type { Scenario } from './scenario.ts';

export const documents: Scenario = {
  name: 'documents',
  description: 'the Documents view with the versions of a document, one of them open, and its tooltip',
  async play(workbench) {
    for (const view of ['Managed Nodes', 'Commands']) {
      await workbench.click(`.pane-header[aria-label="${view} Section"]`);
    }
    // A click on the name opens the document; what is below it opens by the twistie.
    await workbench.click(
      '[role="treeitem"]:has-text("Storefront-RestartService") .monaco-tl-twistie.collapsible',
    );
    await workbench.clickTreeRow('Documents', 'Versions');
    await workbench.waitForTreeRow('Documents', 'Version 3');
    await workbench.clickTreeRow('Documents', 'Sharing');
    await workbench.clickTreeRow('Documents', 'Version 1');
    await workbench.waitFor({ role: 'tab', name: 'version 1' });
  },
  async pose(workbench) {
    await workbench.hover('.monaco-workbench .statusbar');
    await workbench.hover({ role: 'treeitem', name: 'Storefront-RestartService' });
    await workbench.waitFor('.workbench-hover .hover-contents');
  },
};

import type { Scenario } from './scenario.ts';

export const nodes: Scenario = {
  name: 'nodes',
  description: 'the Managed Nodes view with the sample fleet, and the tooltip of a node',
  play: (workbench) => workbench.clickTreeRow('Managed Nodes', 'storefront-dev-01'),
  async pose(workbench) {
    // Away first: a mouse that does not move opens no tooltip.
    await workbench.hover('.monaco-workbench .statusbar');
    await workbench.hover({ role: 'treeitem', name: 'build-runner-dev-06' });
    await workbench.waitFor('.workbench-hover .hover-contents');
  },
};

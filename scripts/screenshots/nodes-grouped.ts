import type { Scenario } from './scenario.ts';

export const nodesGrouped: Scenario = {
  name: 'nodes-grouped',
  description: 'managed nodes in groups of two levels, filtered, with a favourite',
  async play(workbench) {
    await workbench.clickTreeRow('Managed Nodes', 'search-dev-03');
    await workbench.runCommand('Systems Manager: Add to Favourites');
    await workbench.waitForTreeRow('Managed Nodes', 'Favourites');
    await workbench.runCommand('Systems Manager: Filter Managed Nodes…');
    await workbench.answer('-platform:macOS');
    await workbench.runCommand('Systems Manager: Group Managed Nodes…');
    await workbench.pick('Tag…');
    await workbench.pick('env');
    await workbench.pick('Ping status');
    await workbench.pick('Nothing Further');
    await workbench.clickTreeRow('Managed Nodes', 'prod');
    await workbench.clickTreeRow('Managed Nodes', 'Inactive');
    await workbench.clickTreeRow('Managed Nodes', 'Connection lost');
    await workbench.waitForTreeRow('Managed Nodes', 'branch-print-prod-23');
  },
  // Away from the view, whose buttons would stand over its title.
  pose: (workbench) => workbench.click('.monaco-editor .view-lines'),
};

import type { Scenario } from './scenario.ts';

export const parameters: Scenario = {
  name: 'parameters',
  description: 'Parameter Store with a secret, its policies and versions, and their difference',
  async play(workbench) {
    const tree = 'Parameter Store';
    await workbench.runCommand('Systems Manager: Focus on Parameter Store View');
    await workbench.clickTreeRow(tree, 'platform');
    await workbench.clickTreeRow(tree, 'maintenance');
    await workbench.clickTreeRow(tree, 'token');
    await workbench.runCommand('Systems Manager: Compare Parameter Versions…');
    await workbench.pick('/storefront/dev/log-level');
    await workbench.pick('Version 2');
    await workbench.press('Enter');
    await workbench.waitFor({ text: 'version 1 ↔ version 2' });
  },
};

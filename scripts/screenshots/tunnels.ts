import type { Scenario } from './scenario.ts';

export const tunnels: Scenario = {
  name: 'tunnels',
  description: 'forwarded ports and the sessions of the account',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Forward a Port…');
    await workbench.pick('storefront-dev-01');
    await workbench.answer('18080:8080 15432:ledger.internal.example.com:5432');
    await workbench.waitForTreeRow('Sessions', '→ storefront-dev-01:8080');
    await workbench.waitForTreeRow('Sessions', '→ ledger.internal.example.com:5432');
    for (const view of ['Documents', 'Commands']) await workbench.click(`.pane-header:has-text("${view}")`);
    await workbench.clickTreeRow('Sessions', 'History');
  },
};

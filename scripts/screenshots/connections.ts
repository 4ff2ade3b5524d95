import type { Scenario } from './scenario.ts';

const view = 'Managed Nodes';

export const connections: Scenario = {
  name: 'connections',
  description:
    'several connections as roots, one of them production and read-only, and the switch between them',
  async play(workbench) {
    for (const other of ['Documents', 'Commands']) {
      await workbench.click(`.pane-header[aria-label="${other} Section"]`);
    }
    for (const profile of ['prod', 'signed-out']) {
      await workbench.runCommand('Systems Manager: Add Connection…');
      await workbench.pick(profile);
      await workbench.pick('eu-central-1');
      await workbench.waitForTreeRow(view, `${profile} · eu-central-1`);
    }
    await workbench.waitForTreeRow(view, 'Sign in to signed-out');
    await workbench.clickTreeRow(view, 'prod · eu-central-1', { button: 'right' });
    await workbench.pickFromMenu('Make Connection Active');
    await workbench.waitForTreeRow(view, 'storefront-dev-01');
  },
  async pose(workbench) {
    await workbench.press('Escape');
    await workbench.runCommand('Systems Manager: Choose Connection…');
    await workbench.waitFor({ text: 'Choose a Connection' });
  },
};

import type { Scenario } from './scenario.ts';

/** Two sessions that get the same keys, and the mark of it in the status bar and in their names. */
export const sessionBroadcast: Scenario = {
  name: 'session-broadcast',
  description: 'two sessions that are typed into at once',
  async play(workbench) {
    const nodes = ['storefront-dev-01', 'checkout-dev-02'];
    for (const node of nodes) {
      await workbench.runCommand('Systems Manager: Start Session…');
      await workbench.pick(node);
      await workbench.waitForTerminal(`Starting a session on ${node}`);
    }
    await workbench.runCommand('Systems Manager: Broadcast Input to Sessions…');
    await workbench.pickMany(nodes);
    await workbench.waitFor({ text: 'Typing into 2 sessions' });
    await workbench.typeInTerminal('echo both=$((3 * 4))');
    await workbench.waitForTerminal('both=12');
  },
};

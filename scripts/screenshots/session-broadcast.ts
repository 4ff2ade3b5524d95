import type { Scenario } from './scenario.ts';

/** Two sessions that get the same keys, and the mark of it in the status bar and in their names. */
export const sessionBroadcast: Scenario = {
  name: 'session-broadcast',
  description: 'two sessions side by side that are typed into at once',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Start Session…');
    await workbench.pick('storefront-dev-01');
    await workbench.waitForTerminal('Starting a session');
    await workbench.runCommand('Systems Manager: Split Session');
    await workbench.waitForTerminal('Starting a session');
    await workbench.runCommand('Systems Manager: Broadcast Input to Sessions…');
    await workbench.waitFor('.quick-input-list .monaco-list-row');
    await workbench.click('.quick-input-check-all');
    await workbench.press('Enter');
    await workbench.waitFor({ text: 'Typing into 2 sessions' });
    await workbench.typeInTerminal('echo both=$((3 * 4))');
    await workbench.waitForTerminal('both=12');
  },
};

import type { Scenario } from './scenario.ts';

/** A session whose output is recorded, and the mark of it in the status bar and in the name of its terminal. */
export const sessionRecording: Scenario = {
  name: 'session-recording',
  description: 'a session that is recorded into a file',
  async play(workbench) {
    for (const node of ['checkout-dev-02', 'storefront-dev-01']) {
      await workbench.runCommand('Systems Manager: Start Session…');
      await workbench.pick(node);
      await workbench.waitForTerminal(`Starting a session on ${node}`);
    }
    await workbench.runCommand('Systems Manager: Record Session Transcript…');
    // The save dialog offers a name below the folder that is open, once it has read it.
    await workbench.waitFor('.quick-input-list .monaco-list-row');
    await workbench.press('Enter');
    await workbench.waitFor({ text: 'Recording storefront-dev-01' });
    await workbench.typeInTerminal('echo kept=$((5 * 5))');
    await workbench.waitForTerminal('kept=25');
  },
};

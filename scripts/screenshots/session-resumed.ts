import type { Scenario } from './scenario.ts';

/** A session that was open when the window was loaded again, and goes on in a terminal anew. */
export const sessionResumed: Scenario = {
  name: 'session-resumed',
  description: 'a session that goes on after the window was loaded again',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Start Session…');
    await workbench.pick('storefront-dev-01');
    await workbench.waitForTerminal('Starting a session');
    await workbench.typeInTerminal('kept=41; echo kept $kept');
    await workbench.waitForTerminal('kept 41');
    await workbench.evaluate('setTimeout(() => location.reload(), 2500)');
    await workbench.waitFor({ text: 'The session goes on' }, { timeout: 60_000 });
    await workbench.typeInTerminal('echo sum=$((kept + 1))');
    await workbench.waitForTerminal('sum=42');
  },
};

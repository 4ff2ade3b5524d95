import type { Scenario } from './scenario.ts';

/** What the shell on a sample node asks with; it runs as whoever runs the demo. */
const prompt = process.getuid?.() === 0 ? '#' : '$';

export const session: Scenario = {
  name: 'session',
  description: 'a Session Manager shell in a terminal',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Start Session…');
    await workbench.pick('storefront-dev-01');
    await workbench.waitForTerminal(prompt);
    await workbench.typeInTerminal('uname -s; echo "$((6 * 7)) processes"');
    await workbench.waitForTerminal('42 processes');
  },
};

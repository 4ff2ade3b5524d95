import type { Scenario } from './scenario.ts';

/** The form of the session preferences with a change that is not saved yet. */
export const sessionPreferences: Scenario = {
  name: 'session-preferences',
  description: 'the Session Manager preferences as a form, with a change',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Session Preferences…');
    await workbench.pick('Idle time-out');
    await workbench.answer('10');
    await workbench.waitFor({ text: 'Save One Change' });
  },
};

import type { Scenario } from './scenario.ts';

export const editor: Scenario = {
  name: 'editor',
  description: 'an SSM document with a mistake underlined, and the Problems panel',
  async play(workbench) {
    await workbench.waitFor('.monaco-editor .squiggly-error');
    await workbench.press('ControlOrMeta+Shift+M');
    await workbench.waitFor('.markers-panel .monaco-list-row');
  },
};

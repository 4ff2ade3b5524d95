import type { Scenario } from './scenario.ts';

export const parameterPath: Scenario = {
  name: 'parameter-path',
  description: 'a parameter path as a file, with what saving it would change',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Edit Path as a File…');
    await workbench.answer('/storefront/dev');
    await workbench.pick('YAML');
    await workbench.waitFor({ role: 'tab', name: 'dev.yaml' });
    await workbench.press('ControlOrMeta+End');
    await workbench.type('queue/name: orders');
    await workbench.press('ControlOrMeta+S');
    await workbench.waitFor({ text: 'Apply one change to Parameter Store?' });
  },
};

import type { Workbench } from '../vscode-host/workbench.ts';
import type { Scenario } from './scenario.ts';

/** Opens the sample runbook with the cursor in the column of a line. */
async function openRunbook(workbench: Workbench, place: string): Promise<void> {
  await workbench.openFile('drain-and-reboot.ssm.yaml');
  await workbench.press('Control+G');
  await workbench.answer(`:${place}`);
}

export const completion: Scenario = {
  name: 'completion',
  description: 'the members of an API request, offered in a runbook',
  async play(workbench) {
    await openRunbook(workbench, '33:1');
    await workbench.press('End');
    await workbench.press('Enter');
    await workbench.press('Control+Space');
    await workbench.waitFor('.suggest-widget.visible .monaco-list-row');
  },
};

export const hover: Scenario = {
  name: 'hover',
  description: 'what is known of an API operation, with code lenses and inlay hints beside the steps',
  play: (workbench) => openRunbook(workbench, '29:14'),
  async pose(workbench) {
    await workbench.press('Escape');
    await workbench.press('Control+K');
    await workbench.press('Control+I');
    await workbench.waitFor('.monaco-hover:not(.hidden) .hover-contents');
  },
};

export const quickFix: Scenario = {
  name: 'quick-fix',
  description: 'the fixes of a mistake',
  async play(workbench) {
    await openRunbook(workbench, '23:16');
    await workbench.press('Control+.');
    await workbench.waitFor('.action-widget .monaco-list-row');
  },
};

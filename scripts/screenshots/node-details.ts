import { webviewPage } from '../vscode-host/webview-page.ts';
import type { Scenario } from './scenario.ts';

const view = 'Managed Nodes';

export const nodeDetails: Scenario = {
  name: 'node-details',
  description: 'what stands below a managed node, and why another one is not connected',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Filter Managed Nodes…');
    await workbench.answer('file-server-prod-20');
    await workbench.clickTreeRow(view, 'file-server-prod-20');
    await workbench.clickTreeRow(view, 'Patches');
    await workbench.waitForTreeRow(view, 'Baseline');
    await workbench.clickTreeRow(view, 'Compliance');
    await workbench.waitForTreeRow(view, 'Compliant');
    await workbench.clickTreeRow(view, 'file-server-prod-20', { button: 'right' });
    await workbench.pickFromMenu('Why Is It Not Connected?');
  },
  async pose(workbench) {
    await webviewPage(workbench, '.markdown-body', 'The report').until(
      "doc.body.innerText.includes('not connected')",
    );
  },
};

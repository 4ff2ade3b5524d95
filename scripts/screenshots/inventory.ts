import { webviewPage } from '../vscode-host/webview-page.ts';
import type { Scenario } from './scenario.ts';

export const inventory: Scenario = {
  name: 'inventory',
  description: 'which nodes have a package, at which versions, as a table',
  async play(workbench) {
    await workbench.runCommand('Systems Manager: Search Inventory…');
    await workbench.pick('Applications');
    await workbench.answer('openssl');
    await workbench.pick('Name begins with openssl');
    await workbench.waitFor({ role: 'tab', name: 'Applications: openssl' });
    const { until } = webviewPage(workbench, '#scroller', 'The table');
    await until(
      "doc.getElementById('state').className === 'done' && doc.querySelector('#body .row') !== null",
    );
  },
};

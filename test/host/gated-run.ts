import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { closeEditors } from './editors.ts';
import { rowsOf, untilInPage } from './results-page.ts';
import { fill, fillTag, pressRun, untilFormHasGone, waitForForm, waitForNodes } from './run-form.ts';
import { ui } from './ui.ts';

/** A command on four nodes that goes on until it is let go. */
export interface GatedRun {
  /** Runs it by the form and opens its results, which show all nodes in progress. At the end it says `words`. */
  start(words: string): Promise<void>;
  letGo(): Promise<void>;
  /** Takes away what earlier or other runs have left. */
  clear(): Promise<void>;
}

/** @param name one of its own for each file of tests */
export function gatedRun(name: string): GatedRun {
  const gate = path.join(process.env['HOME'] ?? '', `${name}-gate`);
  return {
    async start(words) {
      await ui.runCommand('Systems Manager: Run a Document…');
      await ui.pick('AWS-RunShellScript');
      await waitForForm('AWS-RunShellScript');
      await fill('parameters.commands', `until [ -e '${gate}' ]; do sleep 0.2; done; echo ${words}`);
      await fillTag('service', 'storefront');
      await waitForNodes('4 nodes');
      await pressRun('Run on 4 nodes');
      await untilFormHasGone();
      await ui.waitFor({ text: '4 running' });
      await closeEditors();
      await ui.runCommand('Systems Manager: Open Results…');
      await ui.pick('AWS-RunShellScript');
      await untilInPage(`${rowsOf('InProgress')} === 4`);
    },
    letGo: () => writeFile(gate, ''),
    clear: () => rm(gate, { force: true }),
  };
}

import assert from 'node:assert/strict';
import path from 'node:path';
import { ui } from './ui.ts';

/** The file that the save dialog of a window in a browser offers, and empty before it takes keys. Run in the page. */
const offered = `(() => {
  const dialog = document.querySelector('.quick-input-widget');
  const isBusy = dialog?.querySelector('.monaco-progress-container.active') != null;
  const input = dialog?.querySelector('.quick-input-box input');
  return isBusy || input == null || input !== document.activeElement ? '' : input.value;
})()`;

/**
 * Accepts the file that the save dialog offers, and returns its name. The dialog names it once it has read the folder;
 * before that, it takes no answer.
 */
export async function acceptFile(expected: RegExp): Promise<string> {
  let text = '';
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    text = String(await ui.evaluate(offered));
    if (expected.test(text)) {
      await ui.press('Enter');
      return path.posix.basename(text);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`the save dialog offers ${text}`);
}

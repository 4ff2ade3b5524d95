import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Milliseconds. The browser answers at once, or never when the page had no focus for a moment. */
const patience = 2000;

/** Waits until the clipboard holds `wanted`, or a text that it matches, and gives the text. */
export async function waitForClipboard(wanted: RegExp | string): Promise<string> {
  let text: string | undefined;
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    text = await Promise.race([
      vscode.env.clipboard.readText(),
      new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
    ]);
    if (text !== undefined && (typeof wanted === 'string' ? text === wanted : wanted.test(text))) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return assert.fail(`the clipboard holds ${JSON.stringify(text)}, not ${String(wanted)}`);
}

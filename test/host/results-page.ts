import assert from 'node:assert/strict';
import { ui } from './ui.ts';

/** Evaluates an expression in the page of results; `doc` is its document. Undefined while there is no page. */
export async function inPage<T>(expression: string): Promise<T | undefined> {
  return (await ui.evaluate(`(() => {
    for (const frame of document.querySelectorAll('iframe.webview')) {
      const doc = frame.contentDocument?.querySelector('iframe#active-frame')?.contentDocument;
      if (doc?.getElementById('show-groups')) return (${expression});
    }
    return undefined;
  })()`)) as T | undefined;
}

/** Waits until the expression gives something that is true. */
export async function untilInPage<T>(expression: string): Promise<T> {
  for (let tries = 0; tries < 150; tries++) {
    const value = await inPage<T>(expression);
    if (value !== undefined && value !== null && value !== false && value !== '') return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`the page does not show ${expression}: ${String(await inPage('doc.body.innerText'))}`);
}

/** The text of an element of the page, as an expression. */
export const text = (id: string): string => `doc.getElementById('${id}').textContent`;

/** The cells of the rows that are drawn, as an expression. */
export const rows = `[...doc.querySelectorAll('#body .row')].map((row) => [...row.children].map((cell) => cell.textContent))`;

/** How many rows have this status, as an expression. */
export const rowsOf = (status: string): string => `doc.querySelectorAll('#body .row.${status}').length`;

export const click = (id: string): string => `doc.getElementById('${id}').click() ?? true`;

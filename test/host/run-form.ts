import assert from 'node:assert/strict';
import { ui } from './ui.ts';

/** Evaluates an expression in the page of the run form; `doc` is its document. Undefined while there is no form. */
export async function inForm<T>(expression: string): Promise<T | undefined> {
  return (await ui.evaluate(`(() => {
    for (const frame of document.querySelectorAll('iframe.webview')) {
      const doc = frame.contentDocument?.querySelector('iframe#active-frame')?.contentDocument;
      if (doc?.getElementById('sections')) return (${expression});
    }
    return undefined;
  })()`)) as T | undefined;
}

/** Waits until the expression gives something that is true. */
export async function untilInForm<T>(expression: string): Promise<T> {
  for (let tries = 0; tries < 150; tries++) {
    const value = await inForm<T>(expression);
    if (value !== undefined && value !== null && value !== false && value !== '') return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`the form does not show ${expression}: ${String(await inForm('doc.body.innerText'))}`);
}

const fieldOf = (field: string): string => `doc.querySelector('[data-field="${field}"]')`;
const inputOf = (field: string): string => `doc.getElementById('field-${field}')`;

/** Waits for the form of a document. */
export async function waitForForm(name: string): Promise<void> {
  await untilInForm(`doc.getElementById('title').textContent === 'Run ${name}'`);
}

/** Fills a field as if it was typed and left. */
export async function fill(field: string, value: string): Promise<void> {
  await untilInForm(`${inputOf(field)} !== null`);
  await inForm(`(() => {
    const input = ${inputOf(field)};
    input.focus();
    input.value = ${JSON.stringify(value)};
    input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
    input.blur();
  })()`);
}

/** Chooses one of the radio buttons of a field, or ticks one of its boxes. */
export async function choose(field: string, value: string): Promise<void> {
  await untilInForm(`(${fieldOf(field)}?.querySelector('input[value="${value}"]')?.click(), true)`);
}

/** Presses a button of the form. */
export async function act(action: string): Promise<void> {
  await untilInForm(`doc.querySelector('[data-action="${action}"]') !== null`);
  await inForm(`doc.querySelector('[data-action="${action}"]').click()`);
}

export async function pressRun(label = 'Run'): Promise<void> {
  await untilInForm(
    `doc.getElementById('run').textContent.startsWith(${JSON.stringify(label)}) && !doc.getElementById('run').disabled`,
  );
  await inForm("doc.getElementById('run').click()");
}

/** Waits for the error beside a field, and returns it. */
export async function errorOf(field: string): Promise<string> {
  return untilInForm(
    `(() => { const error = ${fieldOf(field)}?.querySelector('.error'); return error && !error.hidden && error.textContent; })()`,
  );
}

export async function valueOf(field: string): Promise<string> {
  return untilInForm(`${inputOf(field)}?.value`);
}

/** Waits until the form says that these nodes match. */
export async function waitForNodes(summary: string): Promise<string[]> {
  await untilInForm(`doc.querySelector('.nodes .count')?.textContent === ${JSON.stringify(summary)}`);
  return untilInForm("[...doc.querySelectorAll('.nodes li')].map((row) => row.textContent)");
}

/** Fills in tags as targets, one after the other. */
export async function fillTag(key: string, values: string): Promise<void> {
  await fill('tags.0.key', key);
  await fill('tags.0.values', values);
}

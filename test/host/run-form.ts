import assert from 'node:assert/strict';
import { webviewPage } from '../../scripts/vscode-host/webview-page.ts';
import { ui } from './ui.ts';

export const { evaluate: inForm, until: untilInForm } = webviewPage(ui, '#sections', 'the form');

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

/** Clicks an element of the form as soon as it is there and `isReady`, which is about `element`. */
async function clickIn(element: string, isReady = 'true'): Promise<void> {
  await untilInForm(`(() => {
    const element = ${element};
    if (!element || !(${isReady})) return false;
    element.click();
    return true;
  })()`);
}

/** Chooses one of the radio buttons of a field, or ticks one of its boxes. */
export async function choose(field: string, value: string): Promise<void> {
  await clickIn(`${fieldOf(field)}?.querySelector('input[value="${value}"]')`);
}

/** Presses a button of the form. */
export async function act(action: string): Promise<void> {
  await clickIn(`doc.querySelector('[data-action="${action}"]')`);
}

const runButton = "doc.getElementById('run')";

export async function pressRun(label = 'Run'): Promise<void> {
  await clickIn(runButton, `element.textContent.startsWith(${JSON.stringify(label)}) && !element.disabled`);
}

/**
 * Waits until the form asks to type a count, and its input box takes what is typed. The form shows by then that it takes
 * no second press, so that one that can be pressed again afterwards has seen the answer.
 */
export async function untilAsked(question: string): Promise<void> {
  await ui.waitFor(
    `.quick-input-widget:has(.quick-input-box input:focus):has-text(${JSON.stringify(question)})`,
  );
  await untilInForm(`${runButton}.disabled`);
}

/** Waits until there is no form: one that was sent closes itself. */
export async function untilFormHasGone(): Promise<void> {
  for (const end = Date.now() + 40_000; (await inForm('true')) !== undefined;) {
    assert.ok(Date.now() < end, 'the form stays open');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
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

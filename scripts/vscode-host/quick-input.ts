import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  appears,
  clickOn,
  defaultTimeout,
  explained,
  quickInput,
  quickPickRow,
  textsOf,
  untilVisible,
  visible,
  wholeText,
} from './on-page.ts';

/** How long a quick input may take to show what a key or an answer asks for. */
const reactionTime = 3000;

/** How long an extension may take to hear of an answer. One that changes nothing at all is rare. */
const answerTime = 10_000;

/** How long a list must not have changed, in milliseconds, until it is used. */
const rest = 100;

/** How long a list may go on to be filled, in milliseconds, until it is used as it is. */
const patience = 5000;

/** Resolves when nothing is added to the list any more; VS Code shows progress in it after 800 ms. Run in the page. */
const untilComplete = `(async () => {
  const widget = document.querySelector('${quickInput}');
  const isBusy = () => widget?.querySelector('.monaco-progress-container.active') != null;
  const start = performance.now();
  let since = start;
  const observer = new MutationObserver(() => (since = performance.now()));
  const list = widget?.querySelector('.quick-input-list');
  if (list) observer.observe(list, { childList: true, subtree: true, characterData: true });
  do await new Promise((resolve) => setTimeout(resolve, 20));
  while ((isBusy() || performance.now() - since < ${rest}) && performance.now() - start < ${patience});
  observer.disconnect();
})()`;

/** What the quick input shows, as one text; it changes when an answer was taken. Run in the page. */
const shownInQuickInput = `(() => {
  const widget = document.querySelector('${quickInput}');
  if (widget === null || widget.getClientRects().length === 0) return 'closed';
  const input = widget.querySelector('.quick-input-box input');
  const parts = ['.quick-input-title', '.quick-input-message', '.quick-input-list'];
  const texts = parts.map((part) => widget.querySelector(part)?.innerText ?? '');
  return JSON.stringify([input?.placeholder, input?.value, ...texts]);
})()`;

/** Handles the quick picks and input boxes of `page` as a user does. */
export function quickInputs(page: Page) {
  const row = (label: string): Locator =>
    page.locator(quickPickRow).filter({ has: page.locator('.label-name', { hasText: wholeText(label) }) });
  const input = page.locator(`${quickInput} .quick-input-box input`);
  const refusal = visible(page.locator(`${quickInput} .quick-input-box .monaco-inputbox.error`));

  /**
   * Does what accepts the quick input, and waits until it has gone or asks something else. The extension learns
   * of an answer a moment later, and whatever came next would go to the question that was answered already.
   */
  async function accept(action: () => Promise<void>): Promise<void> {
    const before = await page.evaluate(shownInQuickInput);
    await action();
    const changed = `${shownInQuickInput} !== ${JSON.stringify(before)}`;
    // An answer that was found wrong while it was typed is not taken, and nothing follows.
    const timeout = (await refusal.count()) > 0 ? reactionTime : answerTime;
    await page.waitForFunction(changed, undefined, { timeout }).catch(() => undefined);
  }

  async function pick(label: string): Promise<void> {
    const what = `the quick pick entry "${label}"`;
    const entry = visible(row(label)).first();
    await explained(page, `find ${what}`, untilVisible(entry, defaultTimeout));
    // A click in the moment in which entries are added is lost.
    await page.evaluate(untilComplete);
    await accept(() => clickOn(page, entry, what, {}));
  }

  /**
   * Opens a quick input by `key`, fills it with `text` and chooses `label`. It is opened anew when the entry does not
   * come: the list of commands does not grow while it is open, and a focus that moves elsewhere closes it.
   */
  async function choose(key: string, text: string, label: string): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      await page.keyboard.press(key);
      if (await appears(input, reactionTime)) {
        // In one piece: the list of all commands is filtered anew at every change. And not by keys, which would go into
        // an editor that takes the focus in this moment.
        await input.fill(text, { timeout: reactionTime }).catch(() => undefined);
        if (await appears(row(label), reactionTime)) break;
      }
      await page.keyboard.press('Escape');
      // A webview that is busy may keep the keys to itself.
      await page.evaluate('document.activeElement?.blur()');
    }
    // The best match has the focus already, unless another one was used of late.
    const isFocused = (await row(label).and(page.locator('.focused')).count()) > 0;
    await (isFocused ? accept(() => input.press('Enter')) : pick(label));
  }

  return {
    pick,
    runCommand: (title: string) => choose('F1', `>${title}`, title),
    openFile: (name: string) => choose('ControlOrMeta+P', name, path.posix.basename(name)),
    /** A row that is used anew keeps what it showed before, out of sight. */
    picks: () => textsOf(visible(page.locator(`${quickPickRow} .label-name`))),
    async pickMany(labels: string[]): Promise<void> {
      const [first = ''] = labels;
      const filled = untilVisible(row(first), defaultTimeout);
      await explained(page, `find the quick pick entry "${first}"`, filled);
      // So is a tick.
      await page.evaluate(untilComplete);
      for (const label of labels) {
        // The label, not the check box: the box's own hover comes up at once and would catch the click.
        await clickOn(page, row(label).locator('.label-name'), `the quick pick entry "${label}"`, {});
      }
      await accept(() => page.keyboard.press('Enter'));
    },
    async answer(text: string): Promise<void> {
      await explained(page, 'find an input box', untilVisible(input, defaultTimeout));
      await input.fill(text);
      await accept(() => page.keyboard.press('Enter'));
    },
  };
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  clickOn,
  defaultTimeout,
  describeTarget,
  explained,
  find,
  slug,
  textOf,
  textsOf,
  timeoutOf,
  untilGone,
  untilVisible,
  visible,
  type ClickOptions,
  type Target,
  type WaitOptions,
} from './on-page.ts';
import { quickInputs } from './quick-input.ts';
import { trees } from './trees.ts';

/**
 * A running workbench, handled as a user does: by keys, clicks and what is on screen. All arguments and results
 * are plain data, so that tests inside the extension host can use it over HTTP. Every call ends by its time-out with an error
 * that says what was looked for and what was on screen instead.
 */
export interface Workbench {
  /** Presses a key, named as in Playwright: `F1`, `Enter`, `ControlOrMeta+P`. */
  press(key: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  click(target: Target, options?: ClickOptions): Promise<void>;
  hover(target: Target, options?: WaitOptions): Promise<void>;
  /** Chooses an item of the open context menu. */
  pickFromMenu(label: string): Promise<void>;
  /** Waits until the target is visible and returns its text. */
  waitFor(target: Target, options?: WaitOptions): Promise<string>;
  /** Waits until nothing visible matches any more. */
  waitUntilGone(target: Target, options?: WaitOptions): Promise<void>;
  /** The texts of all visible matches now; empty when there are none. */
  texts(target: Target): Promise<string[]>;
  /** An attribute of the first match, for instance `aria-label`. */
  attribute(target: Target, name: string): Promise<string | undefined>;
  /** Writes a PNG of the window and returns its path. */
  screenshot(name: string): Promise<string>;
  /** Runs a JavaScript expression in the page and returns its value. For what no other method covers. */
  evaluate(expression: string): Promise<unknown>;
  /** Runs a command from the palette by the title a user sees there, `Category: Title`. */
  runCommand(title: string): Promise<void>;
  /** Opens a file of the workspace by Quick Open. */
  openFile(name: string): Promise<void>;
  /** Chooses the entry of the open quick pick whose label is `label`. */
  pick(label: string): Promise<void>;
  /** The labels of the entries of the open quick pick, as far as they are on screen. */
  picks(): Promise<string[]>;
  /** Ticks entries of the open multi-select quick pick and accepts it. */
  pickMany(labels: string[]): Promise<void>;
  /** Fills the open input box and accepts it. */
  answer(text: string): Promise<void>;
  /** Gives one view the whole side bar, so that its rows are on screen: folds the others and unfolds this one. */
  showOnlyView(name: string): Promise<void>;
  /** The rows of the tree with this name that are on screen: label and description, one string each. */
  treeRows(tree: string): Promise<string[]>;
  /** Waits for a row of a tree whose text contains `text`, and returns all of its text. */
  waitForTreeRow(tree: string, text: string, options?: WaitOptions): Promise<string>;
  /** Waits for a row of a tree whose text contains `text`, and clicks it. */
  clickTreeRow(tree: string, text: string, options?: ClickOptions): Promise<void>;
  /**
   * Clicks a row that is there until it has done its work, Retry for instance, and waits until it has gone. A click in
   * the moment in which VS Code draws the tree anew is lost, so that it is clicked again, as a user would.
   */
  pressTreeRow(tree: string, text: string): Promise<void>;
  /** Waits until a tree that was told to read is not being read or drawn anew any more. */
  untilTreeRests(tree: string): Promise<void>;
  /** Opens a row of a tree, unless it is open, once the tree is not being read anew. */
  openTreeRow(tree: string, text: string): Promise<void>;
  /** The messages of the notifications on screen. */
  notifications(): Promise<string[]>;
  /** Presses a button of the notification whose message contains `message`. */
  answerNotification(message: string, button: string): Promise<void>;
  /** The text of the active terminal as far as it is on screen. */
  terminalText(): Promise<string>;
  /** Waits until the active terminal shows `text`, and returns all that it shows. */
  waitForTerminal(text: string, options?: WaitOptions): Promise<string>;
  /** Puts the focus into the active terminal, types `text` and presses Enter. */
  typeInTerminal(text: string): Promise<void>;
}

export interface WorkbenchOptions {
  /** The folder for screenshots; created when needed. */
  screenshots: string;
}

/** The workbench in `page`. */
export function createWorkbench(page: Page, options: WorkbenchOptions): Workbench {
  return {
    ...basics(page, options),
    ...quickInputs(page),
    ...trees(page),
    ...notifications(page),
    ...terminals(page),
  };
}

function basics(page: Page, { screenshots }: WorkbenchOptions) {
  return {
    press: (key: string) => page.keyboard.press(key),
    type: (text: string) => page.keyboard.type(text),
    async click(target: Target, options: ClickOptions = {}): Promise<void> {
      await clickOn(page, find(page, target), describeTarget(target), options);
    },
    async hover(target: Target, options: WaitOptions = {}): Promise<void> {
      const hovering = find(page, target)
        .first()
        .hover({ timeout: timeoutOf(options) });
      await explained(page, `hover over ${describeTarget(target)}`, hovering);
    },
    async pickFromMenu(label: string): Promise<void> {
      const item = page.getByRole('menuitem', { name: label });
      const focused = page.locator('.action-item.focused').filter({ has: item });
      const choosing = async (): Promise<void> => {
        await item.first().hover({ timeout: defaultTimeout });
        await untilVisible(focused, defaultTimeout);
        // A menu takes no clicks in the moment after it opens, lest the release of the right button choose
        // something; keys it takes at once.
        await page.keyboard.press('Enter');
      };
      await explained(page, `choose "${label}" from the menu`, choosing());
    },
    async waitFor(target: Target, options: WaitOptions = {}): Promise<string> {
      const found = visible(find(page, target)).first();
      const waiting = untilVisible(found, timeoutOf(options));
      await explained(page, `wait for ${describeTarget(target)}`, waiting);
      return textOf(found);
    },
    async waitUntilGone(target: Target, options: WaitOptions = {}): Promise<void> {
      const gone = untilGone(find(page, target), timeoutOf(options));
      await explained(page, `wait until ${describeTarget(target)} is gone`, gone);
    },
    texts: (target: Target) => textsOf(visible(find(page, target))),
    async attribute(target: Target, name: string): Promise<string | undefined> {
      const reading = find(page, target).first().getAttribute(name, { timeout: defaultTimeout });
      return (await explained(page, `read ${name} of ${describeTarget(target)}`, reading)) ?? undefined;
    },
    async screenshot(name: string): Promise<string> {
      await mkdir(screenshots, { recursive: true });
      const file = path.join(screenshots, `${slug(name)}.png`);
      await page.screenshot({ path: file, animations: 'disabled', timeout: defaultTimeout });
      return file;
    },
    evaluate: (expression: string) => page.evaluate(expression),
  } satisfies Partial<Workbench>;
}

function notifications(page: Page) {
  const toast = page.locator('.notifications-toasts .notification-list-item');
  return {
    notifications: () => textsOf(toast.locator('.notification-list-item-message')),
    async answerNotification(message: string, button: string): Promise<void> {
      const found = toast.filter({ hasText: message }).getByRole('button', { name: button });
      await clickOn(page, found, `the button "${button}" of the notification "${message}"`, {});
    },
  } satisfies Partial<Workbench>;
}

function terminals(page: Page) {
  const rows = page.locator('.terminal-wrapper.active .xterm-rows');
  const text = async (): Promise<string> => (await readScreen(rows)).join('\n').trimEnd();
  // The rows let clicks through to the screen below them.
  const screen = page.locator('.terminal-wrapper.active .xterm-screen');
  return {
    terminalText: text,
    async waitForTerminal(wanted: string, options: WaitOptions = {}): Promise<string> {
      const deadline = Date.now() + timeoutOf(options);
      for (;;) {
        const shown = await text();
        if (shown.includes(wanted)) return shown;
        if (Date.now() > deadline) {
          throw new Error(`The terminal did not show ${JSON.stringify(wanted)}; it shows:\n${shown}`);
        }
        await page.waitForTimeout(50);
      }
    },
    async typeInTerminal(line: string): Promise<void> {
      await clickOn(page, screen, 'the terminal', {});
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    },
  } satisfies Partial<Workbench>;
}

/** The rows of an xterm drawn as DOM; it writes blanks as no-break spaces. */
async function readScreen(rows: Locator): Promise<string[]> {
  if ((await rows.count()) === 0) return [];
  const texts = await rows.first().locator('> div').allTextContents();
  return texts.map((row) => row.replaceAll('\u00a0', ' ').trimEnd());
}

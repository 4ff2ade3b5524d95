import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/**
 * What to look for: a CSS selector, an accessible role with a name, or a text on screen.
 * Names and texts match as a part and without case unless `exact`.
 */
type Target =
  | string
  | { role: Parameters<Page['getByRole']>[0]; name?: string; exact?: boolean }
  | { text: string; exact?: boolean };

interface WaitOptions {
  /** Milliseconds; 10 seconds when absent. */
  timeout?: number;
}

interface ClickOptions extends WaitOptions {
  button?: 'left' | 'right';
  double?: boolean;
}

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
  /** The rows of the tree with this name that are on screen: label and description, one string each. */
  treeRows(tree: string): Promise<string[]>;
  /** Waits for a row of a tree whose text contains `text`, and clicks it. */
  clickTreeRow(tree: string, text: string, options?: ClickOptions): Promise<void>;
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

const defaultTimeout = 10_000;

const quickInput = '.quick-input-widget';
const quickPickRow = `${quickInput} .quick-input-list .monaco-list-row`;

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

/** Waits until the parts of the window are there and restored editors have had their turn. */
export async function waitForWorkbench(page: Page, timeout: number): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout });
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
    async waitFor(target: Target, options: WaitOptions = {}): Promise<string> {
      const found = visible(find(page, target)).first();
      const waiting = found.waitFor({ timeout: timeoutOf(options) });
      await explained(page, `wait for ${describeTarget(target)}`, waiting);
      return textOf(found);
    },
    async waitUntilGone(target: Target, options: WaitOptions = {}): Promise<void> {
      const gone = visible(find(page, target))
        .first()
        .waitFor({ state: 'hidden', timeout: timeoutOf(options) });
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

function quickInputs(page: Page) {
  const row = (label: string): Locator =>
    page.locator(quickPickRow).filter({ has: page.locator('.label-name', { hasText: wholeText(label) }) });
  const input = page.locator(`${quickInput} .quick-input-box input`);

  async function pick(label: string): Promise<void> {
    await clickOn(page, row(label), `the quick pick entry "${label}"`, {});
  }

  /**
   * Opens a quick input by `key`, types `text` and chooses `label`. It is opened anew when the entry does not come:
   * the list of commands does not grow while it is open, and a focus that moves elsewhere closes it.
   */
  async function choose(key: string, text: string, label: string): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      await page.keyboard.press(key);
      if (await appears(input, 2000)) {
        await page.keyboard.type(text);
        if (await appears(row(label), 2000)) break;
      }
      await page.keyboard.press('Escape');
    }
    await pick(label);
  }

  return {
    pick,
    runCommand: (title: string) => choose('F1', title, title),
    openFile: (name: string) => choose('ControlOrMeta+P', name, path.posix.basename(name)),
    picks: () => textsOf(page.locator(`${quickPickRow} .label-name`)),
    async pickMany(labels: string[]): Promise<void> {
      for (const label of labels) {
        // The label, not the check box: the box's own hover comes up at once and would catch the click.
        await clickOn(page, row(label).locator('.label-name'), `the quick pick entry "${label}"`, {});
      }
      await page.keyboard.press('Enter');
    },
    async answer(text: string): Promise<void> {
      await explained(page, 'find an input box', input.waitFor({ timeout: defaultTimeout }));
      await input.fill(text);
      await page.keyboard.press('Enter');
    },
  } satisfies Partial<Workbench>;
}

function trees(page: Page) {
  const rows = (tree: string): Locator => page.getByRole('tree', { name: tree }).getByRole('treeitem');
  return {
    treeRows: (tree: string) => textsOf(rows(tree)),
    async clickTreeRow(tree: string, text: string, options: ClickOptions = {}): Promise<void> {
      const row = rows(tree).filter({ hasText: text });
      await clickOn(page, row, `the row "${text}" of the tree "${tree}"`, options);
    },
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

function find(page: Page, target: Target): Locator {
  if (typeof target === 'string') return page.locator(target);
  const exact = target.exact === true;
  if ('text' in target) return page.getByText(target.text, { exact });
  return page.getByRole(target.role, target.name === undefined ? {} : { name: target.name, exact });
}

function describeTarget(target: Target): string {
  if (typeof target === 'string') return target;
  if ('text' in target) return `the text "${target.text}"`;
  return target.name === undefined ? `a ${target.role}` : `the ${target.role} "${target.name}"`;
}

const visible = (locator: Locator): Locator => locator.filter({ visible: true });

const timeoutOf = (options: WaitOptions): number => options.timeout ?? defaultTimeout;

async function clickOn(page: Page, locator: Locator, what: string, options: ClickOptions): Promise<void> {
  const clicking = visible(locator)
    .first()
    .click({
      button: options.button ?? 'left',
      clickCount: options.double === true ? 2 : 1,
      timeout: timeoutOf(options),
    });
  await explained(page, `click ${what}`, clicking);
}

/** True if `locator` is visible within `timeout` milliseconds. */
async function appears(locator: Locator, timeout: number): Promise<boolean> {
  return visible(locator)
    .first()
    .waitFor({ timeout })
    .then(
      () => true,
      () => false,
    );
}

const textOf = async (locator: Locator): Promise<string> => normalized(await locator.innerText());

async function textsOf(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map(normalized);
}

const normalized = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Matches an element whose whole text is `text`. */
const wholeText = (text: string): RegExp =>
  new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/** A file name made of any text. */
export const slug = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);

/** Awaits `action`; when it fails, the error says what was tried and what was on screen. */
async function explained<T>(page: Page, what: string, action: Promise<T>): Promise<T> {
  try {
    return await action;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const seen = await screenSummary(page).catch(() => '(the page does not answer)');
    throw new Error(`Could not ${what}: ${reason}\n${seen}`, { cause: error });
  }
}

async function screenSummary(page: Page): Promise<string> {
  const parts: [string, Locator][] = [
    ['quick input title', page.locator(`${quickInput} .quick-input-title`)],
    ['quick input', page.locator(`${quickInput} .quick-input-message`)],
    ['quick pick', page.locator(`${quickPickRow} .label-name`)],
    ['dialog', page.locator('.monaco-dialog-box')],
    ['notification', page.locator('.notification-list-item-message')],
    ['open editor', page.locator('.tabs-container .tab.active .label-name')],
  ];
  const lines = await Promise.all(
    parts.map(async ([name, locator]) => {
      const texts = (await textsOf(visible(locator))).filter((text) => text !== '');
      return texts.length === 0 ? [] : [`  ${name}: ${texts.slice(0, 8).join(' | ')}`];
    }),
  );
  return ['On screen:', ...lines.flat()].join('\n');
}

import type { Locator, Page } from 'playwright-core';

/**
 * What to look for: a CSS selector, an accessible role with a name, or a text on screen.
 * Names and texts match as a part and without case unless `exact`.
 */
export type Target =
  | string
  | { role: Parameters<Page['getByRole']>[0]; name?: string; exact?: boolean }
  | { text: string; exact?: boolean };

export interface WaitOptions {
  /** Milliseconds; 20 seconds when absent. */
  timeout?: number;
}

export interface ClickOptions extends WaitOptions {
  button?: 'left' | 'right';
  double?: boolean;
}

/** How long to wait for a change before looking again, in milliseconds: one in the moment of the look itself is missed. */
const glance = 250;

/** Ten times what the slowest step takes on an idle machine: a busy one must not make a test fail. */
export const defaultTimeout = 20_000;

export const quickInput = '.quick-input-widget';
export const quickPickRow = `${quickInput} .quick-input-list .monaco-list-row`;

export function find(page: Page, target: Target): Locator {
  if (typeof target === 'string') return page.locator(target);
  const exact = target.exact === true;
  if ('text' in target) return page.getByText(target.text, { exact });
  return page.getByRole(target.role, target.name === undefined ? {} : { name: target.name, exact });
}

export function describeTarget(target: Target): string {
  if (typeof target === 'string') return target;
  if ('text' in target) return `the text "${target.text}"`;
  return target.name === undefined ? `a ${target.role}` : `the ${target.role} "${target.name}"`;
}

export const visible = (locator: Locator): Locator => locator.filter({ visible: true });

export const timeoutOf = (options: WaitOptions): number => options.timeout ?? defaultTimeout;

export async function clickOn(
  page: Page,
  locator: Locator,
  what: string,
  options: ClickOptions,
): Promise<void> {
  const clicking = async (): Promise<void> => {
    await untilVisible(locator, timeoutOf(options));
    await visible(locator)
      .first()
      .click({
        button: options.button ?? 'left',
        clickCount: options.double === true ? 2 : 1,
        timeout: timeoutOf(options),
      });
  };
  await explained(page, `click ${what}`, clicking());
}

/** Waits for `timeout` milliseconds until something visible matches. @throws when nothing does */
export async function untilVisible(locator: Locator, timeout: number): Promise<void> {
  await until(locator, (count) => count > 0, timeout);
}

/** Waits for `timeout` milliseconds until nothing visible matches. @throws when something does */
export async function untilGone(locator: Locator, timeout: number): Promise<void> {
  await until(locator, (count) => count === 0, timeout);
}

/**
 * Looks again after each change of the page. Playwright's own waiting looks ever more rarely, soon only twice a second, and
 * to look all the time would take what the page needs to get on.
 */
async function until(locator: Locator, isSo: (count: number) => boolean, timeout: number): Promise<void> {
  const start = Date.now();
  const look = async (): Promise<boolean> => isSo(await visible(locator).count());
  // A window that is loaded again in this moment has no page to look at.
  while (!(await look().catch(() => false))) {
    const waited = Date.now() - start;
    if (waited > timeout) throw new Error(`Timeout ${timeout}ms exceeded.`);
    await locator
      .page()
      .evaluate(untilChanged(Math.min(20 + waited / 10, 100)))
      .catch(() => new Promise((resolve) => setTimeout(resolve, glance)));
  }
}

/**
 * Run in the page: resolves after its next change, when what changes with it within some milliseconds is there too. What
 * is waited for long is looked for less often: each look takes what a page needs that is busy.
 */
const untilChanged = (rest: number): string => `new Promise((resolve) => {
  const observer = new MutationObserver(() => change());
  const timer = setTimeout(() => change(), ${glance});
  const change = () => {
    observer.disconnect();
    clearTimeout(timer);
    setTimeout(resolve, ${rest});
  };
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})`;

/** True if `locator` is visible within `timeout` milliseconds. */
export const appears = (locator: Locator, timeout: number): Promise<boolean> =>
  untilVisible(locator, timeout).then(
    () => true,
    () => false,
  );

/** True if nothing of `locator` is visible any more within `timeout` milliseconds. */
export const goes = (locator: Locator, timeout: number): Promise<boolean> =>
  untilGone(locator, timeout).then(
    () => true,
    () => false,
  );

export const textOf = async (locator: Locator): Promise<string> => normalized(await locator.innerText());

export async function textsOf(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map(normalized);
}

const normalized = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Matches an element whose whole text is `text`. */
export const wholeText = (text: string): RegExp =>
  new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/** A file name made of any text. */
export const slug = (text: string): string =>
  text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);

/** Awaits `action`; when it fails, the error says what was tried and what was on screen. */
export async function explained<T>(page: Page, what: string, action: Promise<T>): Promise<T> {
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

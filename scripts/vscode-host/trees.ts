import type { Locator, Page } from 'playwright-core';
import {
  appears,
  clickOn,
  defaultTimeout,
  explained,
  goes,
  textOf,
  textsOf,
  timeoutOf,
  untilVisible,
  visible,
} from './on-page.ts';
import type { ClickOptions, WaitOptions } from './on-page.ts';
import type { Workbench } from './workbench.ts';

/**
 * How long a view must have been at rest, in milliseconds, until nothing is left to be drawn: VS Code puts off a
 * change of a tree that comes soon after another by 200 ms (`ExtHostTreeView`, the debounce of `onDidChangeTreeData`).
 */
const rest = 300;

/** How long a view may be busy, in milliseconds, until it is used as it is: one that follows something never rests. */
const patience = 5000;

/** Handles the trees of the side bar as a user does. */
export function trees(page: Page) {
  // By selectors: to tell the names of all elements as a screen reader does takes ten times as long.
  const rows = (tree: string): Locator => page.locator(`${treeNamed(tree)} [role="treeitem"]`);
  const rowWith = (tree: string, text: string): Locator =>
    visible(rows(tree).filter({ hasText: text })).first();

  /** Takes the pointer away: the tooltip of the row below it would cover the next ones. */
  const leaveRows = (): Promise<void> => page.mouse.move(1, 1);

  async function openTreeRow(tree: string, text: string): Promise<void> {
    const row = rowWith(tree, text);
    await untilVisible(row, defaultTimeout);
    await leaveRows();
    const open = row.and(page.locator('[aria-expanded="true"]'));
    for (let tries = 0; tries < 4; tries++) {
      // VS Code folds a row again that is opened while the tree is being read anew, so that it has to be open at rest.
      await page.evaluate(untilAtRest(tree));
      if ((await row.getAttribute('aria-expanded')) === 'true') return;
      // A click on its label may open what the row stands for.
      await row.locator('.monaco-tl-twistie.collapsible').click({ timeout: defaultTimeout });
      await appears(open, patience);
    }
    await untilVisible(open, patience);
  }

  async function clickTreeRow(tree: string, text: string, options: ClickOptions = {}): Promise<void> {
    const row = rows(tree).filter({ hasText: text });
    await explained(
      page,
      `find the row "${text}" in the tree "${tree}"`,
      untilVisible(rowWith(tree, text), timeoutOf(options)),
    );
    await leaveRows();
    // While VS Code reads or draws a tree anew, a click or a menu on one of its rows is about no row.
    await page.evaluate(untilAtRest(tree));
    await clickOn(page, row, `the row "${text}" of the tree "${tree}"`, options);
  }

  async function pressTreeRow(tree: string, text: string): Promise<void> {
    for (let tries = 0; tries < 4; tries++) {
      await clickTreeRow(tree, text);
      if (await goes(rowWith(tree, text), patience)) return;
    }
    throw new Error(`The row "${text}" of the tree "${tree}" stays, however often it is pressed.`);
  }

  return {
    async showOnlyView(name: string): Promise<void> {
      const header = untilVisible(page.locator(paneHeader(name)), defaultTimeout);
      await explained(page, `find the view "${name}" in the side bar`, header);
      await page.evaluate(unfoldOnly(name));
    },
    openTreeRow: (tree: string, text: string) =>
      explained(page, `open the row "${text}" of the tree "${tree}"`, openTreeRow(tree, text)),
    treeRows: (tree: string) => textsOf(rows(tree)),
    async waitForTreeRow(tree: string, text: string, options: WaitOptions = {}): Promise<string> {
      const row = rowWith(tree, text);
      const waiting = untilVisible(row, timeoutOf(options));
      await explained(page, `find the row "${text}" in the tree "${tree}"`, waiting);
      return textOf(row);
    },
    clickTreeRow,
    pressTreeRow,
    async untilTreeRests(tree: string): Promise<void> {
      await page.evaluate(untilAtRest(tree));
    },
  } satisfies Partial<Workbench>;
}

const treeNamed = (tree: string): string => `[role="tree"][aria-label="${tree}"]`;

/** Its label goes on with the description of the view, a filter for instance. */
const paneHeader = (view: string): string => `.part.sidebar .pane-header[aria-label^="${view}"]`;

/** Run in the page. */
const unfoldOnly = (view: string): string => `(() => {
  for (const header of document.querySelectorAll('.part.sidebar .pane-header')) {
    const isOpen = header.getAttribute('aria-expanded') === 'true';
    if (isOpen !== header.matches(${JSON.stringify(paneHeader(view))})) header.click();
  }
})()`;

/** Run in the page: resolves when a tree has neither shown progress nor drawn a row for as long as `rest`. */
const untilAtRest = (tree: string): string => `(async () => {
  const element = document.querySelector(${JSON.stringify(treeNamed(tree))});
  const pane = element?.closest('.pane');
  const isBusy = () => pane?.querySelector('.monaco-progress-container.active') != null;
  const start = performance.now();
  let since = start;
  const observer = new MutationObserver(() => (since = performance.now()));
  if (element !== null) observer.observe(element, { childList: true, subtree: true, characterData: true });
  do {
    if (isBusy()) since = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while ((isBusy() || performance.now() - since < ${rest}) && performance.now() - start < ${patience});
  observer.disconnect();
})()`;

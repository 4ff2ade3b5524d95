import type { Workbench } from './workbench.ts';

/** Milliseconds. What is followed is looked at every ten seconds only, once nothing has changed for a while. */
const patience = 40_000;

/** The page of a webview. Expressions are run in the window; `doc` is the document of the page. */
export interface WebviewPage {
  /** Evaluates an expression. Undefined while there is no such page. */
  readonly evaluate: <T>(expression: string) => Promise<T | undefined>;
  /** Waits until the expression gives something: not false, not empty. */
  readonly until: <T>(expression: string) => Promise<T>;
}

/**
 * @param marker a selector of an element that only this kind of page has
 * @param name how failures call it
 */
export function webviewPage(
  workbench: Pick<Workbench, 'evaluate'>,
  marker: string,
  name: string,
): WebviewPage {
  const evaluate = async <T>(expression: string): Promise<T | undefined> =>
    (await workbench.evaluate(`(() => {
    for (const frame of document.querySelectorAll('iframe.webview')) {
      const doc = frame.contentDocument?.querySelector('iframe#active-frame')?.contentDocument;
      if (doc?.querySelector(${JSON.stringify(marker)})) return (${expression});
    }
    return undefined;
  })()`)) as T | undefined;
  return {
    evaluate,
    async until<T>(expression: string): Promise<T> {
      for (const end = Date.now() + patience; Date.now() < end;) {
        const value = await evaluate<T>(expression);
        if (isSomething(value)) return value;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const shown = String(await evaluate('doc.body.innerText'));
      throw new Error(`${name} does not show ${expression}: ${shown}`);
    },
  };
}

/** Rows are filled after they have been made, so that a list without anything in it is not yet an answer. */
function isSomething<T>(value: T | undefined): value is T {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false && value !== '';
}

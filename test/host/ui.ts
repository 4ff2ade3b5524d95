import type { Workbench } from '../../scripts/vscode-host/workbench.ts';
import { callRunner } from './context.ts';

/**
 * The window that a user would see, handled from inside the extension host: each call goes to the runner, which
 * holds the page. See `Workbench` for what there is.
 */
export const ui: Workbench = new Proxy({} as Workbench, {
  get(_, method) {
    return async (...args: unknown[]): Promise<unknown> => {
      // The error is made here, so that its stack leads to the test; the runner's own would not.
      const failure = new Error();
      try {
        return await callRunner(`ui/${String(method)}`, args);
      } catch (error) {
        failure.message = error instanceof Error ? error.message : String(error);
        throw failure;
      }
    };
  },
});

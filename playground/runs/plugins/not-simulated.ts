import type { Plugin } from '../agent.ts';
import { failure } from '../step-result.ts';

/** A plugin that exists on the node's platform but not in the playground: its step fails and says so. */
export const notSimulated =
  (action: string): Plugin =>
  () =>
    Promise.resolve(
      failure(`The playground does not simulate ${action}: nothing was changed on this sample node.`),
    );

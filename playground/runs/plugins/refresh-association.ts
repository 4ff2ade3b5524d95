import type { Plugin } from '../agent.ts';
import { success } from '../step-result.ts';
import { input, isList } from '../value.ts';

/**
 * aws:refreshAssociation: has the agent apply associations of the node now. The node reports them as applied by
 * ../../effects.ts when the command has succeeded.
 */
export const refreshAssociation: Plugin = (inputs) => {
  const ids = input(inputs, 'associationIds');
  const named = isList(ids) ? ids.flatMap((id) => (typeof id === 'string' && id !== '' ? [id] : [])) : [];
  // The agent's own sentences (refreshassociation.go).
  const what =
    named.length === 0
      ? 'All associations have been requested to execute immediately'
      : `Associations [${named.join(' ')}] have been requested to execute immediately`;
  return Promise.resolve(success(what));
};

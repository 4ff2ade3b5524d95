// What many operations of SSM ask of their input in the same words.
import type { ManagedNode } from '../fleet/node.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';

export const invalidToken = () => new ServiceError('InvalidNextToken', 'The specified token is not valid.');

/** For operations that declare no InvalidNextToken. */
export const invalidTokenValue = () =>
  new ServiceError('ValidationException', 'The specified token is not valid.');

export const invalidFilter = (message: string) => new ServiceError('InvalidFilter', message);

/** The node called `instanceId`; throws InvalidInstanceId if it is not managed in this account and region. */
export function requireNode({ fleet }: RegionState, instanceId: string): ManagedNode {
  const node = fleet.get(instanceId);
  if (node !== undefined) return node;
  throw new ServiceError(
    'InvalidInstanceId',
    `The managed node ${instanceId} is not valid for this account.`,
  );
}

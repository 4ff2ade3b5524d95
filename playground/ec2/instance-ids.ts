import { isInstance, type InstanceNode } from '../power.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';

/** The instances called for, each once; throws EC2's errors for ids that are none or that nothing has. */
export function requireInstances(ids: readonly string[], { fleet }: RegionState): readonly InstanceNode[] {
  const malformed = ids.find((id) => !/^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
  if (malformed !== undefined) {
    throw new ServiceError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  }
  const missing = ids.filter((id) => fleet.get(id) === undefined);
  if (missing.length > 0) {
    const message =
      missing.length === 1
        ? `The instance ID '${missing[0] ?? ''}' does not exist`
        : `The instance IDs '${missing.join(', ')}' do not exist`;
    throw new ServiceError('InvalidInstanceID.NotFound', message);
  }
  return [...new Set(ids)].flatMap((id) => fleet.get(id) ?? []).filter(isInstance);
}

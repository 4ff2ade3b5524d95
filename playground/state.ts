import type { Fleet } from './fleet/fleet.ts';

/** Everything that exists in one region. */
export interface RegionState {
  readonly account: string;
  readonly region: string;
  readonly now: () => Date;
  readonly fleet: Fleet;
}

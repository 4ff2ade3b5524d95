import type { Agent } from 'node:https';

/** How requests travel, as the SDK's clients take it. Times are milliseconds. */
export interface TransportSettings {
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
    /** Go by the proxy, and trust the connection's CA bundle. */
    readonly httpsAgent?: Agent;
    readonly httpAgent?: Agent;
  };
}

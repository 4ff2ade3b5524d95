// What an agent can do, told from its version. The thresholds are the real client's: each names the last version that
// can not (aws/session-manager-plugin src/config/config.go, src/version/versionutil.go).

/** After this version the agent ends a Port session on the TerminateSession flag. */
const lastWithoutTerminateFlag = '2.3.722.0';

/** After this version the connections of a Port session are smux streams; before, there is one at a time. */
const lastWithoutMultiplexing = '3.0.196.0';

/** After this version smux streams live without keep-alive frames. */
const lastWithKeepAlive = '3.1.1511.0';

export const supportsMultiplexing = (agent: string): boolean => isLater(agent, lastWithoutMultiplexing);

export const omitsKeepAlive = (agent: string): boolean => isLater(agent, lastWithKeepAlive);

export const supportsTerminateFlag = (agent: string): boolean => isLater(agent, lastWithoutTerminateFlag);

/**
 * True if `version` comes after `other`, part by part as numbers. As in the real client, versions of different
 * length or with parts that are not numbers are not later, because the two ends must decide alike.
 */
export function isLater(version: string, other: string): boolean {
  const parts = version.split('.');
  const others = other.split('.');
  if (parts.length !== others.length || !parts.every((part) => /^\d+$/.test(part))) return false;
  for (const [index, part] of parts.entries()) {
    const difference = Number(part) - Number(others[index]);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

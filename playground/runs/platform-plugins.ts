import type { PlatformType } from '../models/ssm-types.ts';

/** Plugins that amazon-ssm-agent knows by name on every platform (allPlugins in runpluginutil.go). */
const known = new Set([
  'aws:applications',
  'aws:cloudWatch',
  'aws:configureDaemon',
  'aws:configureDocker',
  'aws:configurePackage',
  'aws:domainJoin',
  'aws:downloadContent',
  'aws:psModule',
  'aws:refreshAssociation',
  'aws:runDockerAction',
  'aws:runDocument',
  'aws:runPowerShellScript',
  'aws:runShellScript',
  'aws:softwareInventory',
  'aws:updateAgent',
  'aws:updateSsmAgent',
]);

/** The macOS agent refuses all others as unsupported (runpluginutil_darwin.go). */
const macOs = new Set([
  'aws:configurePackage',
  'aws:refreshAssociation',
  'aws:runPowerShellScript',
  'aws:runShellScript',
  'aws:softwareInventory',
  'aws:updateSsmAgent',
]);

/** Known everywhere but built into the agent for one platform only (plugin_unix.go, plugin_windows.go). */
const missing: Record<PlatformType, ReadonlySet<string>> = {
  Linux: new Set(['aws:applications', 'aws:configureDaemon', 'aws:psModule', 'aws:updateAgent']),
  MacOS: new Set(),
  Windows: new Set(['aws:configureDaemon', 'aws:runShellScript']),
};

/** `unsupported` and `missing` differ in the agent's message only. */
export type PluginAvailability = 'available' | 'missing' | 'unsupported' | 'unknown';

/** Whether the agent for a platform can run a plugin. */
export function pluginAvailability(action: string, platform: PlatformType): PluginAvailability {
  if (!known.has(action)) return 'unknown';
  if (platform === 'MacOS' && !macOs.has(action)) return 'unsupported';
  return missing[platform].has(action) ? 'missing' : 'available';
}

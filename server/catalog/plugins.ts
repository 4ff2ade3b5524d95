import type { Constraint, Field, Platform } from './field.ts';
import { content } from './plugins/content.ts';
import { docker } from './plugins/docker.ts';
import { inventory } from './plugins/inventory.ts';
import { maintenance } from './plugins/maintenance.ts';
import { packages } from './plugins/packages.ts';
import { scripts } from './plugins/scripts.ts';

/** One plugin of Command and Policy documents: the `action` of a 2.x step, the key in `runtimeConfig` of 1.2. */
export interface Plugin {
  readonly name: string;
  readonly summary: string;
  /** More that a reader of the hover wants to know; whole sentences. */
  readonly notes: readonly string[];
  readonly schemaVersions: readonly string[];
  /** Where it runs; elsewhere it is skipped (2.2) or fails (2.0). */
  readonly platforms: readonly Platform[];
  /** Without the inputs that every plugin takes; see `sharedInputs`. */
  readonly inputs: readonly Field[];
  /** Keys of `settings`, for the one plugin that has them. */
  readonly settings?: readonly Field[];
  readonly constraints: readonly Constraint[];
  /** What to use instead of a plugin that should not be used any more. */
  readonly retired?: { readonly why: string; readonly instead: string };
  /** False for a name that only the agent's source has. */
  readonly documented: boolean;
  readonly page: string;
}

const plugins: readonly Plugin[] = [
  ...scripts,
  ...content,
  ...packages,
  ...docker,
  ...inventory,
  ...maintenance,
];

const byName = new Map(plugins.map((plugin) => [plugin.name, plugin]));

/** All plugins, documented or not. */
export function listPlugins(): readonly Plugin[] {
  return plugins;
}

/** Plugin names match with case. */
export function findPlugin(name: string): Plugin | undefined {
  return byName.get(name);
}

/**
 * Inputs that any plugin of a 2.x step takes; they count only inside `inputs`. Sources: guide
 * ssm-plugins, Shared inputs (documented); agent runpluginutil.go:633 (verified).
 */
export const sharedInputs: readonly Field[] = [
  {
    name: 'onFailure',
    types: ['String'],
    values: ['exit', 'successAndExit'],
    minAgent: '3.0.502',
    doc: 'Stops the document when the step fails: exit fails it, successAndExit lets it succeed. Left out, the next step runs anyway.',
  },
  {
    name: 'onSuccess',
    types: ['String'],
    values: ['exit'],
    minAgent: '3.0.502',
    doc: 'exit stops the document when the step succeeds.',
  },
  {
    name: 'finallyStep',
    types: ['Boolean', 'String'],
    values: ['true', 'false'],
    minAgent: '3.0.502',
    doc: 'Makes the last step run even when an earlier one has stopped the document.',
  },
  {
    name: 'id',
    types: ['String'],
    documented: false,
    confidence: 'verified',
    source: 'agent plugins; 3 documents that Amazon publishes',
    doc: 'A name for this set of inputs.',
  },
  {
    name: 'maxAttempts',
    types: ['Integer', 'String'],
    documented: false,
    confidence: 'observed',
    source: 'AWSFIS documents',
    doc: 'The agent does nothing with it.',
  },
  {
    name: 'timeoutSeconds',
    types: ['String', 'Integer'],
    documented: false,
    confidence: 'observed',
    source: 'documents that Amazon publishes',
    doc: 'This plugin does nothing with it.',
  },
];

/** All inputs that a step of the plugin may have: its own first, then the shared ones that it does not redefine. */
export function pluginInputs(plugin: Plugin): readonly Field[] {
  const own = new Set(plugin.inputs.map((input) => input.name));
  return [...plugin.inputs, ...sharedInputs.filter((input) => !own.has(input.name))];
}

// The kinds that rules are for. Families of kinds that share a grammar share their rules.

import type { DocumentKind } from '../model/document.ts';

/** Documents whose steps are plugins that the agent runs. */
export const commandKinds = ['Command', 'Policy'] as const satisfies readonly DocumentKind[];

/** Documents whose steps are actions that the service runs. */
export const automationKinds = [
  'Automation',
  'Automation.ChangeTemplate',
] as const satisfies readonly DocumentKind[];

export const stepKinds = [...commandKinds, ...automationKinds] as const satisfies readonly DocumentKind[];

/** Documents that are read by the agent, with its limits and its regular expressions. */
export const agentKinds = [...commandKinds, 'Session'] as const satisfies readonly DocumentKind[];

export const parameterKinds = [...stepKinds, 'Session'] as const satisfies readonly DocumentKind[];

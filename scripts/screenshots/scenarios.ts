import type { Scenario } from './scenario.ts';
import { compliance } from './compliance.ts';
import { complianceFilter } from './compliance-filter.ts';
import { connections } from './connections.ts';
import { documents } from './documents.ts';
import { editor } from './editor.ts';
import { completion, hover, quickFix } from './language.ts';
import { inventory } from './inventory.ts';
import { nodeDetails } from './node-details.ts';
import { nodes } from './nodes.ts';
import { nodesGrouped } from './nodes-grouped.ts';
import { parameters } from './parameters.ts';
import { results, resultsDiff, resultsGroups } from './results.ts';
import { parameterPath } from './parameter-path.ts';
import { run } from './run.ts';
import { runForm, runPreview } from './run-form.ts';
import { session } from './session.ts';
import { sessionBroadcast } from './session-broadcast.ts';
import { sessionPreferences } from './session-preferences.ts';
import { sessionRecording } from './session-recording.ts';
import { sessionResumed } from './session-resumed.ts';
import { tunnels } from './tunnels.ts';

/** Every scenario of `npm run screenshot`; a new one is a file and a line here. */
export const scenarios: readonly Scenario[] = [
  completion,
  compliance,
  complianceFilter,
  connections,
  documents,
  editor,
  hover,
  inventory,
  nodeDetails,
  nodes,
  nodesGrouped,
  parameters,
  parameterPath,
  quickFix,
  results,
  resultsDiff,
  resultsGroups,
  run,
  runForm,
  runPreview,
  session,
  sessionBroadcast,
  sessionPreferences,
  sessionRecording,
  sessionResumed,
  tunnels,
];

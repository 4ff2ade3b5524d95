import { shapeRules } from './shape/shape-rules.ts';
import { commentsRules } from './comments/comments-rules.ts';
import { parametersRules } from './parameters/parameters-rules.ts';
import { flowRules } from './flow/flow-rules.ts';
import { loopsRules } from './loops/loops-rules.ts';
import { actionsRules } from './actions/actions-rules.ts';
import { referencesRules } from './references/references-rules.ts';
import { variablesRules } from './variables/variables-rules.ts';
import { outputsRules } from './outputs/outputs-rules.ts';
import { conditionsRules } from './conditions/conditions-rules.ts';
import { scriptsRules } from './scripts/scripts-rules.ts';
import { apiRules } from './api/api-rules.ts';
import { sessionRules } from './session/session-rules.ts';
import { packageRules } from './package/package-rules.ts';
import { stepsRules } from './steps/steps-rules.ts';
import { securityRules } from './security/security-rules.ts';
import type { Rule } from './rule.ts';

/** Every rule, by the folder that it stands in. */
export const rules: readonly Rule[] = [
  ...shapeRules,
  ...commentsRules,
  ...parametersRules,
  ...flowRules,
  ...loopsRules,
  ...actionsRules,
  ...referencesRules,
  ...variablesRules,
  ...outputsRules,
  ...conditionsRules,
  ...scriptsRules,
  ...apiRules,
  ...sessionRules,
  ...packageRules,
  ...stepsRules,
  ...securityRules,
];

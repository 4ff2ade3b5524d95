// Steps of aws:executeScript.

import { perAnalysis } from '../../analysis.ts';
import { scriptLanguage, type ScriptLanguage } from '../../catalog/runtimes.ts';
import { asScalar, type MapEntry, type Range, type ScalarNode } from '../../syntax/tree.ts';
import { type ActionStep, actionSteps } from '../actions/action-steps.ts';
import { literal } from '../literal.ts';

export interface ScriptStep extends ActionStep {
  /** Where it is written out. */
  readonly runtime: ScalarNode | undefined;
  readonly language: ScriptLanguage | undefined;
  readonly handler: MapEntry | undefined;
  /** The code; references in it are text like any other. */
  readonly script: ScalarNode | undefined;
  readonly attachment: MapEntry | undefined;
}

export const scriptSteps = perAnalysis((analysis): readonly ScriptStep[] =>
  actionSteps(analysis, 'aws:executeScript').map(({ step, action, actionNode, inputs, entry, get }) => {
    const runtime = literal(get('Runtime'));
    // Written out, since a copy that grows takes several times the memory.
    return {
      step,
      action,
      actionNode,
      inputs,
      entry,
      get,
      runtime,
      language: runtime && scriptLanguage(runtime.text),
      handler: entry('Handler'),
      script: asScalar(get('Script')),
      attachment: entry('Attachment'),
    };
  }),
);

/** Where a script calls AWS: boto3 in Python, the AWS tools in PowerShell; undefined if it does not. Comments do not count. */
export function awsCall({ language, script }: ScriptStep): Range | undefined {
  if (language === undefined || script === undefined) return undefined;
  const match = awsCalls[language].exec(script.text);
  return match?.indices?.[1] && script.sourceRange(...match.indices[1]);
}

const awsCalls = {
  python: /^[^#\n]*?\b(boto3\.(?:client|resource|Session|session))\b/dm,
  powershell: /^[^#\n]*?\b(AWS(?:\.Tools(?:\.\w+)?|PowerShell(?:\.NetCore)?))\b/dm,
} as const;

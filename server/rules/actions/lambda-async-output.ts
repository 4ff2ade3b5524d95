import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';
import { outputUses } from './output-uses.ts';

export const lambdaAsyncOutput: Rule = {
  code: 'lambda-async-output',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    for (const step of actionSteps(analysis, 'aws:invokeLambdaFunction')) {
      const type = literal(step.get('InvocationType'));
      const standard = step.action.inputs.find(({ name }) => name === 'InvocationType')?.default;
      if (type === undefined || type.text === standard) continue;
      for (const use of outputUses(step, ['Payload', 'LogResult', 'FunctionError'], analysis)) {
        report({
          range: use,
          message: `An invocation of the type ${type.text} has no ${use.output}; only ${standard ?? ''} waits for the answer`,
          fixes:
            typeof standard !== 'string'
              ? []
              : [
                  {
                    title: `Change the type to "${standard}"`,
                    edits: [replaceText(type, standard, analysis)],
                  },
                ],
          related: [{ start: type.start, end: type.end, message: 'The type of the invocation' }],
        });
      }
    }
  },
};

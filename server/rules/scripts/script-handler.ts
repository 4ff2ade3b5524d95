import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { pythonFunctions } from './python-functions.ts';
import { scriptSteps } from './script-steps.ts';

export const scriptHandler: Rule = {
  code: 'script-handler',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { language, runtime, handler, script, inputs, entry } of scriptSteps(analysis)) {
      if (language !== 'python' || runtime === undefined || handler !== undefined) continue;
      const callable = pythonFunctions(script?.text ?? '').filter(
        ({ least, most }) => least <= 2 && most >= 2,
      );
      const name = (callable.find((each) => /handler|^main$/i.test(each.name)) ?? callable.at(-1))?.name;
      report({
        range: runtime,
        message: 'Python needs a Handler, the function to call',
        fixes:
          name === undefined
            ? []
            : [
                {
                  title: `Add "Handler: ${name}"`,
                  edits: [addEntry(inputs, ['Handler', name], analysis, entry('Script'))],
                },
              ],
      });
    }
  },
};

import { automationStepFields } from '../../catalog/steps.ts';
import { asScalar } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';

/** The keys of a step whose values are no texts. */
const fields = automationStepFields.flatMap(({ name, types: [type] }) =>
  type === 'Boolean' || type === 'Integer' ? [{ name, type }] : [],
);

export const flowBooleanText: Rule = {
  code: 'flow-boolean-text',
  severity: 'hint',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node } of analysis.flow?.steps ?? []) {
      for (const { name, type } of fields) {
        const value = literal(asScalar(node.get(name)));
        if (value === undefined || typeof value.value !== 'string') continue;
        const meant = type === 'Boolean' ? booleanOf(value.text) : integerOf(value.text);
        const kind = type === 'Boolean' ? 'true or false' : 'a whole number';
        report({
          range: value,
          message:
            meant === undefined
              ? `"${name}" takes ${kind}, not "${value.text}"`
              : `"${name}" takes ${kind}, and this is a text; leave the quotes out`,
          // AWS takes the texts "true" and "600", and runbooks that it publishes have them.
          ...(meant === undefined && { severity: 'warning' as const }),
          fixes:
            meant === undefined
              ? []
              : [
                  {
                    title: `Change to ${String(meant)}`,
                    edits: [replaceValue(value, meant, analysis)],
                    isSafe: true,
                  },
                ],
        });
      }
    }
  },
};

function booleanOf(text: string): boolean | undefined {
  if (/^\s*true\s*$/i.test(text)) return true;
  return /^\s*false\s*$/i.test(text) ? false : undefined;
}

function integerOf(text: string): number | undefined {
  return /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
}

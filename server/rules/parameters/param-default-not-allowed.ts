import { asScalar } from '../../syntax/tree.ts';
import { addItem, replaceText } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { literalTexts } from './declarations.ts';

export const paramDefaultNotAllowed: Rule = {
  code: 'param-default-not-allowed',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const { name, default: value, allowedValues } of analysis.document.parameters) {
      if (allowedValues === undefined) continue;
      const allowed = allowedValues.items.map((item) => asScalar(item)?.text ?? '');
      if (allowed.some((text) => text.includes('{{'))) continue;
      for (const literal of literalTexts(value)) {
        const isAllowed = allowedValues.items.some((item) => asScalar(item)?.value === literal.value);
        if (isAllowed || allowed.includes(literal.text)) continue;
        const nearest = closest(literal.text, allowed);
        report({
          range: literal,
          message: `The default "${literal.text}" of "${name}" is not among its allowedValues`,
          related: [{ start: allowedValues.start, end: allowedValues.end, message: 'The allowed values' }],
          fixes: [
            ...(nearest === undefined || typeof literal.value !== 'string'
              ? []
              : [{ title: `Change to "${nearest}"`, edits: [replaceText(literal, nearest, analysis)] }]),
            { title: `Allow "${literal.text}"`, edits: [addItem(allowedValues, literal.text, analysis)] },
          ],
        });
      }
    }
  },
};

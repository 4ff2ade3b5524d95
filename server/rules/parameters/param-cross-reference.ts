import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramCrossReference: Rule = {
  code: 'param-cross-reference',
  severity: 'info',
  kinds: parameterKinds,
  check({ document, references }, report) {
    for (const { kind, declaration, node, name, start, end } of references) {
      if (kind !== 'parameter' || declaration === undefined || declaration.description?.start === node.start)
        continue;
      if (!document.parameters.some((parameter) => parameter.name === name)) continue;
      report({
        range: { start, end },
        message: `AWS does not support the value of a parameter inside another one, here "${name}" in "${declaration.name}"`,
      });
    }
  },
};

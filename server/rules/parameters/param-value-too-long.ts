import { limits } from '../../catalog/limits.ts';
import type { Parameter } from '../../model/document.ts';
import { automationKinds } from '../kinds.ts';
import type { Report, Rule } from '../rule.ts';
import { limitOf, literalTexts } from './declarations.ts';

export const paramValueTooLong: Rule = {
  code: 'param-value-too-long',
  severity: 'warning',
  kinds: automationKinds,
  check({ document }, report) {
    const { parameterValue, parameterValues, parameters } = limits.automation;
    for (const parameter of document.parameters) {
      checkLeast(parameter, { key: 'minChars', most: parameterValue, unit: 'characters' }, report);
      checkLeast(parameter, { key: 'minItems', most: parameterValues, unit: 'items' }, report);
      for (const value of literalTexts(parameter.allowedValues)) {
        if (value.text.length <= parameterValue) continue;
        report({
          range: value,
          message: `Nobody can give this value: it has ${value.text.length} characters, and the start of a run takes ${parameterValue}`,
        });
      }
    }
    const first = document.parameters[parameters];
    if (first === undefined) return;
    report({
      range: first.key,
      message: `The start of a run takes values for ${parameters} parameters, and this is one more`,
    });
  },
};

/** No value is long enough for such a limit, and yet short enough for the API. */
function checkLeast(
  parameter: Parameter,
  { key, most, unit }: { readonly key: string; readonly most: number; readonly unit: string },
  report: Report,
): void {
  const least = limitOf(parameter, key);
  if (least === undefined || least.value <= most) return;
  report({
    range: least.node,
    message: `Nobody can give a value for this parameter: the start of a run takes ${most} ${unit}`,
  });
}

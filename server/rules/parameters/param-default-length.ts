import type { Analysis } from '../../analysis.ts';
import type { Report, Rule } from '../rule.ts';
import type { Parameter } from '../../model/document.ts';
import { asSequence, type Range } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import { limitOf, literalTexts } from './declarations.ts';

export const paramDefaultLength: Rule = {
  code: 'param-default-length',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const list = asSequence(parameter.default);
      if (list !== undefined)
        checkSize(
          parameter,
          'Items',
          { range: list, size: list.items.length, unit: 'items', analysis },
          report,
        );
      for (const literal of literalTexts(parameter.default)) {
        const size = literal.text.length;
        checkSize(parameter, 'Chars', { range: literal, size, unit: 'characters', analysis }, report);
      }
    }
  },
};

function checkSize(
  parameter: Parameter,
  what: 'Items' | 'Chars',
  { range, size, unit, analysis }: { range: Range; size: number; unit: string; analysis: Analysis },
  report: Report,
): void {
  const least = limitOf(parameter, `min${what}`);
  const most = limitOf(parameter, `max${what}`);
  const broken = [
    least !== undefined && size < least.value ? least : undefined,
    most !== undefined && size > most.value ? most : undefined,
  ];
  for (const [index, limit] of broken.entries()) {
    if (limit === undefined) continue;
    const key = `${index === 0 ? 'min' : 'max'}${what}`;
    const { start, end } = limit.node;
    report({
      range,
      message: `The default has ${size} ${unit}, but "${key}" is ${limit.value}`,
      related: [{ start, end, message: 'The limit' }],
      fixes: [{ title: `Change "${key}" to ${size}`, edits: [replaceValue({ start, end }, size, analysis)] }],
    });
  }
}

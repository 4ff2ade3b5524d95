import { namePatterns } from '../../catalog/limits.ts';
import type { Parameter } from '../../model/document.ts';
import type { Analysis } from '../../analysis.ts';
import { renameKey } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';

export const paramName: Rule = {
  code: 'param-name',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const { name, key } = parameter;
      if (name === '' || namePatterns.parameter.test(name)) continue;
      const message = `The name of a parameter has letters and digits only, so "${name}" is refused`;
      report({ range: key, message, fixes: renaming(analysis, parameter) });
    }
  },
};

/** `my-param` becomes `myParam`, here and where it is used. */
function renaming(analysis: Analysis, { name, start }: Parameter): readonly Fix[] {
  const words = name.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
  const better = words.map((word, index) => (index === 0 ? word : capitalized(word))).join('');
  const entry = analysis.document.root?.get('parameters');
  const own =
    entry?.kind === 'map' ? entry.entries.find((candidate) => candidate.start === start) : undefined;
  const isTaken = analysis.document.parameters.some((parameter) => parameter.name === better);
  if (better === '' || isTaken || own === undefined) return [];
  const uses = analysis.references.filter(
    (reference) => reference.kind === 'parameter' && reference.name === name,
  );
  const edits = [
    renameKey(own, better, analysis),
    ...uses.map(({ nameRange }) => ({ start: nameRange.start, end: nameRange.end, text: better })),
  ];
  return [{ title: `Rename to "${better}"`, edits }];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

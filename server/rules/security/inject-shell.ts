import type { Analysis } from '../../analysis.ts';
import type { Quoting } from '../../syntax/scripts/quoting.ts';
import { addEntry, replacePart } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { isEnvironmentVariable, type PastedParameter, pastedParameters } from '../scripts/parameter-uses.ts';
import { boundingByPattern, isOpen } from './open-parameters.ts';

export const injectShell: Rule = {
  code: 'inject-shell',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    // A parameter that is a whole line is there to run commands.
    const uses = pastedParameters(analysis).filter(({ reference }) => !reference.whole);
    const reported = new Set<string>();
    for (const { parameter, reference, quoting } of uses) {
      // One with an environment variable is what env-var-still-token reports.
      if (reported.has(parameter.name) || !isOpen(parameter) || isEnvironmentVariable(parameter)) continue;
      reported.add(parameter.name);
      const own = uses.filter((use) => use.parameter === parameter);
      report({
        range: { start: reference.start, end: reference.end },
        message: `Any value of "${parameter.name}" is pasted into the script ${places[quoting]}, so it can run commands of its own`,
        related: own.slice(1).map(({ reference: { start, end } }) => ({ start, end, message: 'And here' })),
        fixes: [...readingVariable(analysis, own), ...boundingByPattern(parameter, analysis)],
      });
    }
  },
};

const places: Readonly<Record<Quoting, string>> = {
  none: 'outside of quotes',
  double: 'between double quotes',
  single: 'between single quotes',
  here: 'in a here-document',
  'literal-here': 'in a here-document',
  comment: 'in a comment',
};

/** Hands the value over as an environment variable, where every use can read one. */
function readingVariable(analysis: Analysis, uses: readonly PastedParameter[]): readonly Fix[] {
  const [first] = uses;
  const node = first?.parameter.node;
  const isNew =
    analysis.document.schemaVersion?.text === '2.2' && node?.entry('interpolationType') === undefined;
  const edits = uses.flatMap((use) => {
    const text = variableText(use);
    const { reference } = use;
    const { node: line, start, end } = reference;
    return text === undefined
      ? []
      : [replacePart(line, { start: line.textOffset(start), end: line.textOffset(end) }, text)];
  });
  if (first === undefined || node === undefined || !isNew || edits.length < uses.length) return [];
  return [
    {
      title: `Read "${first.parameter.name}" from an environment variable`,
      edits: [addEntry(node, ['interpolationType', 'ENV_VAR'], analysis), ...edits],
    },
  ];
}

/** How the variable is written in place of the reference; undefined where none is expanded. */
function variableText({
  parameter: { name },
  quoting,
  script: { language },
}: PastedParameter): string | undefined {
  const isShell = language === 'shell';
  if (quoting === 'none') return isShell ? `"$SSM_${name}"` : `$env:SSM_${name}`;
  if (quoting === 'double' || quoting === 'here') return isShell ? `\${SSM_${name}}` : `$($env:SSM_${name})`;
  return undefined;
}

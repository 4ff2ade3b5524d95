import { admittedCharacters, isAnchored } from '../../syntax/regex/characters.ts';
import { parseRegex } from '../../syntax/regex/parse.ts';
import { codeCharacters } from '../../syntax/scripts/quoting.ts';
import { agentKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { pastedParameters } from '../scripts/parameter-uses.ts';

export const paramPatternAllowsShell: Rule = {
  code: 'param-pattern-allows-shell',
  severity: 'warning',
  kinds: agentKinds,
  check(analysis, report) {
    const reported = new Set<string>();
    const seen = new Set<string>();
    for (const { parameter, script, quoting, reference } of pastedParameters(analysis)) {
      const { allowedPattern, allowedValues, name } = parameter;
      const place = `${name} ${script.language} ${quoting}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const { node } = parseRegex(allowedPattern?.text ?? '');
      // A pattern without ^ and $ is what param-pattern-unanchored reports.
      if (allowedPattern === undefined || node === undefined || !isAnchored(node)) continue;
      if (allowedValues !== undefined || reported.has(name)) continue;
      const characters = codeCharacters(script.language, quoting, (all) => admittedCharacters(node, all));
      if (characters.length === 0) continue;
      reported.add(name);
      const { start, end } = reference;
      report({
        range: allowedPattern,
        message: `The pattern admits ${characters.map(spelled).join(' ')}, with which a value of "${name}" can run commands of its own`,
        // Patterns that forbid everything else often forget that "not one of" admits line breaks.
        severity: characters.join('') === '\n' ? 'hint' : 'warning',
        related: [{ start, end, message: 'Pasted into the script here' }],
      });
    }
  },
};

function spelled(character: string): string {
  return character === '\n' ? 'line breaks' : character;
}

import type { Analysis } from '../../analysis.ts';
import { findEntry } from '../../model/scripts.ts';
import { asMap, type Node } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { boundingByPattern, isOpen } from './open-parameters.ts';
import { referencesTo } from './references-to.ts';

/** Documents of AWS that run what they are given. */
const runsCommands = /^AWS-Run(?:Shell|PowerShell)Script$/;

export const injectNestedRunCommand: Rule = {
  code: 'inject-nested-run-command',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const commands = commandTexts(analysis);
    for (const parameter of analysis.document.parameters) {
      if (!isOpen(parameter)) continue;
      const [first, ...others] = referencesTo(parameter, commands, analysis);
      if (first === undefined) continue;
      report({
        range: { start: first.start, end: first.end },
        message: `Any value of "${parameter.name}" is pasted into the commands, so it can run commands of its own on the node`,
        related: others.map(({ start, end }) => ({ start, end, message: 'And here' })),
        fixes: boundingByPattern(parameter, analysis),
      });
    }
  },
};

/** The `commands` that steps hand to those documents. */
function commandTexts({ flow }: Analysis): readonly Node[] {
  return (flow?.steps ?? []).flatMap(({ action, inputs }) => {
    const name = literal(findEntry(inputs, 'DocumentName')?.value);
    if (action?.text !== 'aws:runCommand' || name === undefined || !runsCommands.test(name.text)) return [];
    return asMap(findEntry(inputs, 'Parameters')?.value)?.get('commands') ?? [];
  });
}

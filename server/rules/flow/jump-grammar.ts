// onFailure and onCancel have the same grammar but for Continue.

import type { AutomationStep } from '../../model/document.ts';
import type { Analysis } from '../../analysis.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';

interface Jump {
  readonly code: string;
  readonly key: 'onFailure' | 'onCancel';
  readonly words: readonly string[];
}

/** A rule that refuses what is neither one of the words nor `step:NAME`. */
export function jumpGrammar({ code, key, words }: Jump): Rule {
  return {
    code,
    severity: 'error',
    kinds: automationKinds,
    check(analysis, report) {
      for (const step of analysis.flow?.steps ?? []) {
        const node = step[key];
        const text = node?.text.trim() ?? '';
        if (node === undefined || text.includes('{{') || words.includes(text) || /^step:\s*\S/.test(text)) {
          continue;
        }
        const better = correction(text, words, analysis, step);
        report({
          range: node,
          message: `${key} takes ${words.join(', ')} or step:NAME, not "${node.text}"`,
          fixes:
            better === undefined
              ? []
              : [{ title: `Change to "${better}"`, edits: [replaceText(node, better, analysis)] }],
        });
      }
    },
  };
}

/** `abort` means Abort, a step's name without `step:` that step, and Abort is all that onCancel has besides. */
function correction(
  text: string,
  words: readonly string[],
  { flow }: Analysis,
  step: AutomationStep,
): string | undefined {
  const names =
    flow?.steps.flatMap(({ name, loop }) => (name && loop === step.loop ? [name.text] : [])) ?? [];
  const name = text.replace(/^step\s+/, '');
  if (names.includes(name)) return `step:${name}`;
  return closest(text, words) ?? (words.length === 1 ? words[0] : undefined);
}

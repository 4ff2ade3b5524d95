import { exitCodes } from '../../catalog/steps.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

const effects: ReadonlyMap<number, string> = new Map([
  [exitCodes.succeedAndStop, 'succeed'],
  [exitCodes.failAndStop, 'fail'],
]);

export const stepExitCodeSpecial: Rule = {
  code: 'step-exit-code-special',
  severity: 'warning',
  kinds: commandKinds,
  check({ document, scripts }, report) {
    const last = commandSteps(document).at(-1);
    for (const script of scripts) {
      if (script.step === undefined || script.step === last) continue;
      for (const match of script.matchAll(/(?<![\w.$-])exit\s+(\d+)\b/g)) {
        const effect = effects.get(Number(match[1]));
        if (effect === undefined || script.quotingAt(match.index) !== 'none') continue;
        report({
          range: script.rangeOf(match.index, match.index + match[0].length),
          message: `Exit code ${match[1] ?? ''} lets the step ${effect} and skips the rest of the document`,
        });
      }
    }
  },
};

import { exitCodes } from '../../catalog/steps.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { codeLines, hasBranches } from './script-lines.ts';

const restarts = new RegExp(`^exit\\s+(?:${exitCodes.reboot}|${exitCodes.rebootWindows})\\s*;?$`);

export const stepRebootLoop: Rule = {
  code: 'step-reboot-loop',
  severity: 'warning',
  kinds: commandKinds,
  check({ scripts }, report) {
    for (const script of scripts) {
      if (hasBranches(script)) continue;
      const line = codeLines(script).find(({ text }) => restarts.test(text));
      if (line === undefined) continue;
      report({
        range: script.rangeOf(line.start, line.end),
        message:
          'After the restart the step runs again from its start and restarts again; test first whether it is needed',
      });
    }
  },
};

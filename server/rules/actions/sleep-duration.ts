import { findAction } from '../../catalog/actions.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';
import { durationSeconds, meantDuration } from './iso-duration.ts';

const longest = findAction('aws:sleep')?.inputs.find(({ name }) => name === 'Duration')?.max ?? Infinity;

export const sleepDuration: Rule = {
  code: 'sleep-duration',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { get } of actionSteps(analysis, 'aws:sleep')) {
      const duration = literal(get('Duration'));
      if (duration === undefined) continue;
      const { text } = duration;
      const seconds = durationSeconds(text);
      if (seconds !== undefined && seconds <= longest) continue;
      const meant = meantDuration(text);
      const isShort = meant !== undefined && (durationSeconds(meant) ?? Infinity) <= longest;
      const better = isShort ? meant : `PT${longest}S`;
      const offersFix = isShort || seconds !== undefined;
      report({
        range: duration,
        message:
          seconds === undefined
            ? `"${text}" is no ISO 8601 duration, such as ${isShort ? meant : 'PT10M'}`
            : `aws:sleep waits ${longest} seconds at most, and ${text} is longer${isShort ? `; did you mean ${meant}?` : ''}`,
        fixes: offersFix
          ? [{ title: `Change to "${better}"`, edits: [replaceText(duration, better, analysis)] }]
          : [],
      });
    }
  },
};

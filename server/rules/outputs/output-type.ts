import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { unknownBaseType } from '../unknown-base-type.ts';
import { declaredOutputs } from './declared-outputs.ts';

export const outputType: Rule = {
  code: 'output-type',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const output of declaredOutputs(analysis)) {
      const type = literal(output.type);
      const finding = type && unknownBaseType(type, 'Outputs', analysis);
      if (finding !== undefined) report(finding);
    }
  },
};

import { replacePart } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { declaredOutputs } from './declared-outputs.ts';
import { readSelector } from './selectors.ts';

export const outputScriptRoot: Rule = {
  code: 'output-script-root',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { selector, action } of declaredOutputs(analysis)) {
      const node = literal(selector);
      if (node === undefined || action?.name !== 'aws:executeScript') continue;
      const { segments, error } = readSelector(node.text);
      const [first] = segments;
      if (error !== undefined || (first?.kind === 'name' && (first.deep || first.name === 'Payload')))
        continue;
      const end = /^\$?\.?/.exec(node.text)?.[0].length ?? 0;
      const root = segments.length === 0 || first?.kind !== 'name' ? '$.Payload' : '$.Payload.';
      report({
        range: node,
        message: 'What a script returns stands under $.Payload',
        fixes: [{ title: 'Read it from $.Payload', edits: [replacePart(node, { start: 0, end }, root)] }],
      });
    }
  },
};

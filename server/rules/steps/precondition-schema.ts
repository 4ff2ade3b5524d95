import { findKind, findSchema } from '../../catalog/kinds.ts';
import { removeEntry, replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const preconditionSchema: Rule = {
  code: 'precondition-schema',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    const { document } = analysis;
    const version = document.schemaVersion;
    if (document.kind !== 'Command' && document.kind !== 'Policy') return;
    const schema = findSchema(findKind(document.kind), version?.text);
    if (version === undefined || schema?.version !== version.text || schema.steps?.precondition !== false)
      return;
    for (const { node, entries } of commandSteps(document)) {
      const entry = entries.find(({ name }) => name === 'precondition');
      if (entry === undefined) continue;
      report({
        range: entry.key,
        message: `The agent fails steps with a "precondition" in schema ${version.text}; it needs 2.2`,
        fixes: [
          { title: 'Change schemaVersion to "2.2"', edits: [replaceText(version, '2.2', analysis)] },
          { title: 'Remove "precondition"', edits: [removeEntry(node, entry, analysis)] },
        ],
      });
    }
  },
};

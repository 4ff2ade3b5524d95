import { findEntry } from '../../model/scripts.ts';
import { asScalar } from '../../syntax/tree.ts';
import { removeEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { inputsOf } from './plugin-inputs.ts';

export const packageSource: Rule = {
  code: 'package-source',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { inputs } of inputsOf(analysis.document, 'aws:configurePackage')) {
      const entry = findEntry(inputs, 'source');
      if (entry === undefined || (asScalar(entry.value)?.text ?? '') === '') continue;
      report({
        range: entry.key,
        message: 'The agent refuses a package with a "source"; packages come from Distributor',
        fixes: [{ title: 'Remove "source"', edits: [removeEntry(inputs, entry, analysis)] }],
      });
    }
  },
};

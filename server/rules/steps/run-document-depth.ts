import { findEntry } from '../../model/scripts.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { inputsOf } from './plugin-inputs.ts';

export const runDocumentDepth: Rule = {
  code: 'run-document-depth',
  severity: 'warning',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { inputs } of inputsOf(document, 'aws:runDocument')) {
      const path = literal(findEntry(inputs, 'documentPath')?.value);
      // The document of AWS that runs aws:updateSsmAgent, by its name or ARN and any version.
      if (path === undefined || !/(?:^|\/)AWS-UpdateSSMAgent(?::|$)/.test(path.text)) continue;
      report({
        range: path,
        message: 'A document that updates the agent cannot be run from another document; send it by itself',
      });
    }
  },
};

import { findEntry } from '../../model/scripts.ts';
import { removeEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { inputsOf } from './plugin-inputs.ts';

export const packageInplaceAws: Rule = {
  code: 'package-inplace-aws',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { inputs } of inputsOf(analysis.document, 'aws:configurePackage')) {
      const name = literal(findEntry(inputs, 'name')?.value);
      const entry = findEntry(inputs, 'installationType');
      const type = literal(entry?.value);
      if (
        entry === undefined ||
        type?.text !== 'In-place update' ||
        !/^(?:AWS|Amazon)/.test(name?.text ?? '')
      )
        continue;
      report({
        range: type,
        message: `${name?.text ?? ''} is a package by AWS, and those have no in-place update`,
        fixes: [{ title: 'Remove "installationType"', edits: [removeEntry(inputs, entry, analysis)] }],
      });
    }
  },
};

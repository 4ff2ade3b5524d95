import { scriptEnvironment } from '../../catalog/references.ts';
import { findEntry } from '../../model/scripts.ts';
import { asScalar } from '../../syntax/tree.ts';
import { replacePart } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { inputsOf } from './plugin-inputs.ts';

export const packageArgumentsKey: Rule = {
  code: 'package-arguments-key',
  severity: 'error',
  kinds: commandKinds,
  check({ document }, report) {
    const prefix = scriptEnvironment.parameterPrefix;
    for (const { inputs } of inputsOf(document, 'aws:configurePackage')) {
      const node = asScalar(findEntry(inputs, 'additionalArguments')?.value);
      if (node === undefined) continue;
      for (const match of node.text.matchAll(/(?<=[{,]\s*)"([^"\\]*)"(?=\s*:)/g)) {
        const [whole, key = ''] = match;
        if (key.startsWith(prefix)) continue;
        const place = { start: match.index, end: match.index + whole.length };
        report({
          range: node.sourceRange(place.start, place.end),
          message: `The agent refuses arguments whose names do not start with ${prefix}`,
          fixes:
            key === ''
              ? []
              : [
                  {
                    title: `Change to "${prefix}${key}"`,
                    edits: [replacePart(node, place, `"${prefix}${key}"`)],
                  },
                ],
        });
      }
    }
  },
};

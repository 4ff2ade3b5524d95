import { findEntry } from '../../model/scripts.ts';
import { asMap, asScalar, type MapNode } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { inputsOf } from './plugin-inputs.ts';

export const packageArgumentsMap: Rule = {
  code: 'package-arguments-map',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { inputs } of inputsOf(analysis.document, 'aws:configurePackage')) {
      const value = asMap(findEntry(inputs, 'additionalArguments')?.value);
      if (value === undefined) continue;
      const text = asJson(value);
      report({
        range: value,
        message: 'The agent drops a map here without a word; write the arguments as JSON text',
        fixes:
          text === undefined
            ? []
            : [{ title: 'Change to JSON text', edits: [replaceValue(value, text, analysis)] }],
      });
    }
  },
};

/** The map as JSON text, if its values are scalars. */
function asJson(map: MapNode): string | undefined {
  const entries = map.entries.map((entry) => [entry.name, asScalar(entry.value)?.text] as const);
  return entries.some(([, text]) => text === undefined)
    ? undefined
    : JSON.stringify(Object.fromEntries(entries));
}

import { asMap } from '../../syntax/tree.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const runtimeConfigOrder: Rule = {
  code: 'runtime-config-order',
  severity: 'warning',
  kinds: commandKinds,
  check({ document }, report) {
    const plugins = asMap(document.root?.get('runtimeConfig'))?.entries ?? [];
    const [, second] = plugins;
    if (second === undefined) return;
    report({
      range: second.key,
      message: 'Schema 1.2 runs plugins in no fixed order; mainSteps of schema 2.2 run one after the other',
    });
  },
};

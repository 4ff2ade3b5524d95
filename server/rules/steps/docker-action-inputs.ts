import { dockerRequirements } from '../../catalog/plugins/docker.ts';
import { findEntry } from '../../model/scripts.ts';
import { addEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const dockerActionInputs: Rule = {
  code: 'docker-action-inputs',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { action, inputs } of commandSteps(analysis.document)) {
      const verb = literal(findEntry(inputs, 'action')?.value);
      if (action?.text !== 'aws:runDockerAction' || inputs === undefined || verb === undefined) continue;
      const needs = Object.hasOwn(dockerRequirements, verb.text) ? (dockerRequirements[verb.text] ?? []) : [];
      for (const names of needs) {
        if (names.some((name) => findEntry(inputs, name) !== undefined)) continue;
        const [name = ''] = names;
        report({
          range: verb,
          message: `"${verb.text}" needs the input ${listNames(names, 'or')}`,
          fixes: [{ title: `Add "${name}"`, edits: [addEntry(inputs, [name, ''], analysis)] }],
        });
      }
    }
  },
};

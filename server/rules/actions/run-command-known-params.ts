import { findWellKnownDocument, type WellKnownDocument } from '../../catalog/well-known-documents.ts';
import { findEntry } from '../../model/scripts.ts';
import { asMap, type MapEntry } from '../../syntax/tree.ts';
import { renameKey } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { actionSteps } from './action-steps.ts';

export const runCommandKnownParams: Rule = {
  code: 'run-command-known-params',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { get, entry } of actionSteps(analysis, 'aws:runCommand')) {
      const name = literal(get('DocumentName'));
      const document = name && findWellKnownDocument(name.text);
      const parameters = asMap(get('Parameters'));
      // Without a map of parameters a reference may give all of them.
      if (name === undefined || document === undefined) continue;
      if (parameters === undefined && entry('Parameters') !== undefined) continue;
      if (parameters?.entry('<<') !== undefined) continue;
      const unknown = (parameters?.entries ?? []).filter((each) => !isKnown(each, document));
      const free = all(document).filter((each) => parameters?.entry(each) === undefined);
      for (const parameter of unknown) {
        const meant = closest(parameter.name, free);
        report({
          range: parameter.key,
          message: `${document.name} has no parameter "${parameter.name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
          fixes:
            meant === undefined
              ? []
              : [{ title: `Change to "${meant}"`, edits: [renameKey(parameter, meant, analysis)] }],
        });
      }
      const missing = document.requiredParameters.filter((each) => findEntry(parameters, each) === undefined);
      // A required parameter that has the wrong name is reported above.
      if (missing.length === 0 || unknown.length > 0) continue;
      report({
        range: entry('Parameters')?.key ?? name,
        message: `${document.name} needs the parameter${missing.length > 1 ? 's' : ''} ${listNames(missing)}`,
      });
    }
  },
};

function all({ requiredParameters, optionalParameters }: WellKnownDocument): readonly string[] {
  return [...requiredParameters, ...optionalParameters];
}

function isKnown({ name }: MapEntry, document: WellKnownDocument): boolean {
  return name === '' || name.includes('{{') || all(document).includes(name);
}

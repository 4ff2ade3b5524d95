import type { Field } from '../../catalog/field.ts';
import { findField } from '../../catalog/field.ts';
import { asMap, type MapNode } from '../../syntax/tree.ts';
import { renameKey } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { inputFields, propertyFields, sessionDocument } from './session-document.ts';

export const sessionUnknownKey: Rule = {
  code: 'session-unknown-key',
  // The agent passes over keys that it does not know, and so does the service as far as anybody has seen.
  severity: 'hint',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined) return;
    const visit = (map: MapNode | undefined, fields: readonly Field[] | undefined): void => {
      for (const entry of fields === undefined ? [] : (map?.entries ?? [])) {
        const found = findField(fields ?? [], entry.name);
        if (found !== undefined) {
          visit(asMap(entry.value), found.field.fields);
          continue;
        }
        if (entry.name === '' || entry.name === '<<') continue;
        const near = closest(
          entry.name,
          (fields ?? []).map((field) => field.name).filter((name) => map?.entry(name) === undefined),
        );
        report({
          range: entry.key,
          message: `Session Manager does not read "${entry.name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
          fixes:
            near === undefined
              ? []
              : [{ title: `Change to "${near}"`, edits: [renameKey(entry, near, analysis)] }],
        });
      }
    };
    visit(document.inputs, inputFields());
    visit(document.properties, propertyFields(document));
  },
};

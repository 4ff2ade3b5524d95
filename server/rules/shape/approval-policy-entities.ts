import { approvalPolicyVocabulary as vocabulary } from '../../catalog/kinds/opaque.ts';
import { listNames } from '../names.ts';
import type { Fix, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import type { Range } from '../../syntax/tree.ts';

/** Cedar: comments and texts, which hold no entities, and `Type::"id"`. */
const token =
  /\/\/[^\n]*|((?:[A-Za-z_]\w*::)+)"((?:[^"\\]|\\.)*)"|"(?:[^"\\]|\\.)*"|\bis\s+((?:[A-Za-z_]\w*::)*[A-Za-z_]\w*)/g;

const types: readonly string[] = [...vocabulary.principals, ...vocabulary.resources];

export const approvalPolicyEntities: Rule = {
  code: 'approval-policy-entities',
  severity: 'warning',
  kinds: ['AutoApprovalPolicy'],
  check({ text }, report) {
    for (const match of text.matchAll(token)) {
      const [whole, path, id, tested] = match;
      const type = tested ?? path?.slice(0, -2);
      if (type === undefined) continue;
      const range = { start: match.index, end: match.index + whole.length };
      if (type.endsWith('::Action')) {
        if (whole === vocabulary.action) continue;
        report({
          range,
          message: `Just-in-time node access knows the action ${vocabulary.action} only, not "${id ?? ''}"`,
          fixes: [
            { title: `Change to ${vocabulary.action}`, edits: [{ ...range, text: vocabulary.action }] },
          ],
        });
      } else if (!types.includes(type)) {
        report({
          range,
          message: `Just-in-time node access has no entities of type "${type}"; it has ${listNames(types)}`,
          fixes: retype(type, range, whole),
        });
      }
    }
  },
};

function retype(type: string, { start }: Range, whole: string): readonly Fix[] {
  const meant = closest(type, types);
  if (meant === undefined) return [];
  const at = start + whole.indexOf(type);
  return [{ title: `Change to "${meant}"`, edits: [{ start: at, end: at + type.length, text: meant }] }];
}

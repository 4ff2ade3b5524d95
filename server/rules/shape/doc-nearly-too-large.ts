import { limits } from '../../catalog/limits.ts';
import type { Parameter } from '../../model/document.ts';
import { parameterKinds } from '../kinds.ts';
import { limitOf } from '../parameters/declarations.ts';
import type { Rule } from '../rule.ts';

/** Bytes that the values of a run may well need; below that nobody has to think of them. */
const room = 2048;

export const docNearlyTooLarge: Rule = {
  code: 'doc-nearly-too-large',
  severity: 'warning',
  kinds: parameterKinds,
  check({ text, document: { root, schemaVersion, entries, parameters } }, report) {
    const { documentBytes } = limits;
    // Each UTF-16 unit is at most three bytes of UTF-8, so a short text needs no counting.
    if (root === undefined || text.length * 3 <= documentBytes - room) return;
    const bytes = Buffer.byteLength(text, 'utf8');
    const isOpen = parameters.some(isUnbounded);
    // One that is too large as it is, doc-too-large reports.
    if (!isOpen || bytes <= documentBytes - room || bytes > documentBytes) return;
    report({
      range: schemaVersion ?? entries[0]?.key ?? root,
      message: `The document has ${bytes.toLocaleString('en')} bytes, and the values of its parameters count towards the ${documentBytes.toLocaleString('en')} that are allowed`,
    });
  },
};

/** True if a value of the parameter may be of any length. */
function isUnbounded(parameter: Parameter): boolean {
  const { type, allowedValues } = parameter;
  if (allowedValues !== undefined || type?.text === 'Integer' || type?.text === 'Boolean') return false;
  return limitOf(parameter, 'maxChars') === undefined;
}

import type { Rule } from '../rule.ts';

/** What a Command document lacks in each of the older versions. */
const lacks: Readonly<Record<string, string>> = {
  '1.2': 'has no versions, no order of its steps and no precondition',
  '2.0': 'has no precondition',
};

export const docSchemaOld: Rule = {
  code: 'doc-schema-old',
  severity: 'info',
  kinds: ['Command', 'Policy'],
  check({ document: { schemaVersion } }, report) {
    const lack = schemaVersion === undefined ? undefined : lacks[schemaVersion.text];
    if (schemaVersion === undefined || lack === undefined) return;
    report({
      range: schemaVersion,
      message: `Schema ${schemaVersion.text} ${lack}; AWS recommends 2.2`,
    });
  },
};

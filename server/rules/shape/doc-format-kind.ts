import { findKind } from '../../catalog/kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';

export const docFormatKind: Rule = {
  code: 'doc-format-kind',
  severity: 'error',
  kinds: ['ChangeCalendar', 'AutoApprovalPolicy', 'Package'],
  check({ document, language, text }, report) {
    const kind = document.kind === 'Unknown' ? undefined : findKind(document.kind);
    const format = language.toUpperCase();
    if (kind === undefined || kind.formats.some((each) => each === format)) return;
    const end = text.search(/[\r\n]/);
    const first = document.schemaVersion ?? { start: 0, end: end < 0 ? text.length : end };
    report({
      range: { start: first.start, end: first.end },
      message: `A document of kind ${kind.name} is created in the format ${listNames(kind.formats, 'or').replaceAll('"', '')}, not ${format}`,
      // The service's refusal is on record for calendars only; a manifest that it has, it also gives out as YAML.
      severity: kind.name === 'ChangeCalendar' ? 'error' : 'hint',
    });
  },
};

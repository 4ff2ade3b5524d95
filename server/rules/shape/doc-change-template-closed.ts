import { findKind } from '../../catalog/kinds.ts';
import type { Rule } from '../rule.ts';

export const docChangeTemplateClosed: Rule = {
  code: 'doc-change-template-closed',
  severity: 'info',
  kinds: ['Automation.ChangeTemplate'],
  check({ document }, report) {
    const entry = document.entries.find(({ name }) => {
      return name === 'templateInformation' || name === 'executableRunBooks';
    });
    const { status } = findKind('Automation.ChangeTemplate');
    if (entry === undefined || status === undefined) return;
    report({ range: entry.key, message: status.replace(/\.$/, '') });
  },
};

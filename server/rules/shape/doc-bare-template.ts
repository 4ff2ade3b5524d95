import type { Analysis } from '../../analysis.ts';
import type { Fix, Rule } from '../rule.ts';
import { isBareTemplate } from './root-keys.ts';

export const docBareTemplate: Rule = {
  code: 'doc-bare-template',
  severity: 'error',
  kinds: ['CloudFormation', 'ConformancePackTemplate'],
  check(analysis, report) {
    const { document, language } = analysis;
    const [first] = document.entries;
    if (first === undefined || !isBareTemplate(document)) return;
    report({
      range: document.root?.entry('Resources')?.key ?? first.key,
      message:
        'An SSM document has its template under "templateBody", beside "schemaVersion"; a bare one is refused',
      fixes: language === 'yaml' ? [wrap(analysis)] : [],
    });
  },
};

/** Puts the whole text under `templateBody`. Every line gets the same indentation, so that nothing changes inside. */
function wrap({ text, document }: Analysis): Fix {
  const start = document.entries[0]?.start ?? 0;
  const end = document.root?.end ?? text.length;
  const body = text.slice(start, end).replace(/\n(?=[^\r\n])/g, '\n  ');
  return {
    title: 'Put the template under "templateBody"',
    edits: [{ start, end, text: `schemaVersion: '1.0'\ntemplateBody:\n  ${body}` }],
  };
}

import { asScalar } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { entryOf, sessionDocument, sessionTypeOf } from './session-document.ts';

export const sessionPortText: Rule = {
  code: 'session-port-text',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined || sessionTypeOf(document) !== 'Port') return;
    const entry = entryOf(document.properties, 'portNumber');
    const port = asScalar(entry?.value);
    if (entry === undefined) return;
    if (port === undefined || port.text.trim() === '') {
      report({ range: entry.key, message: '"portNumber" is empty; write the port as a text, such as "80"' });
    } else if (typeof port.value === 'number') {
      report({
        range: port,
        message: `The agent reads "portNumber" as a text; write "${port.text}" in quotes`,
        fixes: [{ title: `Put ${port.text} in quotes`, edits: [replaceValue(port, port.text, analysis)] }],
      });
    } else if (!port.text.includes('{{') && !isPort(port.text)) {
      report({ range: port, message: `"${port.text}" is no port; write a number from 1 to 65535` });
    }
  },
};

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

import { deniedPortHosts } from '../../catalog/kinds/session.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { entryOf, sessionDocument, sessionTypeOf } from './session-document.ts';

export const sessionPortDeniedHost: Rule = {
  code: 'session-port-denied-host',
  severity: 'warning',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined || sessionTypeOf(document) !== 'Port') return;
    const host = literal(entryOf(document.properties, 'host')?.value);
    if (host === undefined || !deniedPortHosts.some((denied) => denied === host.text.trim().toLowerCase()))
      return;
    report({
      range: host,
      message: `The agent refuses to forward to ${host.text}, an address of AWS's own services on the node`,
    });
  },
};

import type { Rule } from '../rule.ts';
import { entryOf, runsCommand, sessionDocument } from './session-document.ts';

export const sessionPlatformMissing: Rule = {
  code: 'session-platform-missing',
  severity: 'warning',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    const entry = document?.root?.entry('properties');
    if (document?.properties === undefined || entry === undefined || !runsCommand(document)) return;
    const names = ['linux', 'windows', 'macos'];
    const missing = names.filter((name) => entryOf(document.properties, name) === undefined);
    // Without any platform session-properties speaks; Macs have a rule of their own.
    if (missing.length === names.length) return;
    for (const platform of missing.filter((name) => name !== 'macos')) {
      const title = platform === 'linux' ? 'Linux' : 'Windows';
      report({
        range: entry.key,
        message: `The session fails on ${title} nodes, because "properties" has no "${platform}"`,
      });
    }
  },
};

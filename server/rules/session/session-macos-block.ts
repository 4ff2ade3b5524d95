import { addEntry, type Value } from '../edits.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { entryOf, platformBlocks, sessionDocument } from './session-document.ts';

export const sessionMacosBlock: Rule = {
  code: 'session-macos-block',
  severity: 'info',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document?.properties === undefined) return;
    const { properties } = document;
    if (entryOf(properties, 'macos') !== undefined) return;
    const linux = platformBlocks(document).find(({ entry }) => entry.name.toLowerCase() === 'linux');
    if (linux === undefined) return;
    const commands = literal(entryOf(linux.block, 'commands')?.value)?.text;
    const copy: Value = commands === undefined ? {} : { commands };
    report({
      range: linux.entry.key,
      message: 'Macs do not read "linux"; for sessions on macOS add the same as "macos"',
      fixes:
        commands === undefined
          ? []
          : [{ title: 'Add "macos"', edits: [addEntry(properties, ['macos', copy], analysis)] }],
    });
  },
};

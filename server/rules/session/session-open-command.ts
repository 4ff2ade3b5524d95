import { asScalar } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { entryOf, platformBlocks, sessionDocument } from './session-document.ts';

/** What the fix writes: enough for names and paths, and nothing that a shell reads as its own. */
const safePattern = '^[a-zA-Z0-9_./:@-]+$';

export const sessionOpenCommand: Rule = {
  code: 'session-open-command',
  severity: 'warning',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    if (document === undefined) return;
    const commands = new Set(
      platformBlocks(document).map(({ block }) => asScalar(entryOf(block, 'commands')?.value)),
    );
    const inCommands = analysis.references.filter(
      ({ kind, node }) => kind === 'parameter' && commands.has(node),
    );
    const used = new Set(inCommands.map((reference) => reference.name));
    for (const { name, key, node, allowedPattern, allowedValues } of document.parameters) {
      if (!used.has(name) || allowedPattern !== undefined || allowedValues !== undefined) continue;
      const uses = inCommands.filter((reference) => reference.name === name);
      report({
        range: key,
        message: `Whoever starts the session can run anything through "${name}"; give it an allowedPattern or allowedValues`,
        related: uses.map(({ start, end }) => ({ start, end, message: 'Used in a command' })),
        fixes:
          node === undefined
            ? []
            : [
                {
                  title: 'Add an allowedPattern for names and paths',
                  edits: [addEntry(node, ['allowedPattern', safePattern], analysis)],
                },
              ],
      });
    }
  },
};

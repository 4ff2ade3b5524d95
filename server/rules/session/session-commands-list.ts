import { resolve, type Node } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { entryOf, platformBlocks, sessionDocument } from './session-document.ts';

export const sessionCommandsList: Rule = {
  code: 'session-commands-list',
  severity: 'error',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    for (const { entry, block } of document === undefined ? [] : platformBlocks(document)) {
      const commands = entryOf(block, 'commands');
      if (commands === undefined) {
        report({ range: entry.key, message: `"${entry.name}" needs "commands", the text to run` });
        continue;
      }
      const value = resolve(commands.value);
      if (value.kind === 'sequence' || value.kind === 'map') {
        const text = joinable(value);
        report({
          range: commands.key,
          message:
            '"commands" is one text, which the agent hands to the shell; it cannot read a list or a map',
          fixes:
            text === undefined
              ? []
              : [
                  {
                    title: 'Join the list to one text',
                    edits: [replaceValue(commands.value, text, analysis)],
                  },
                ],
        });
      } else if (value.kind === 'missing' || (value.kind === 'scalar' && value.text.trim() === '')) {
        report({
          range: commands.key,
          message: '"commands" is empty; the agent refuses to start the session',
        });
      }
    }
  },
};

/** The items as one line of commands. */
function joinable(value: Node): string | undefined {
  if (value.kind !== 'sequence' || value.items.length === 0) return undefined;
  const texts = value.items.map((item) =>
    item.kind === 'scalar' && !item.text.includes('\n') ? item.text : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts.join('; ') : undefined;
}

import type { Analysis } from '../../analysis.ts';
import type { ScalarNode, TextEdit } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { runCommands } from './run-command.ts';

export const stepRuncommandString: Rule = {
  code: 'step-runcommand-string',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { value } of runCommands(analysis.document)) {
      if (value.kind !== 'scalar' || value.value === null || isReference(analysis, value)) continue;
      report({
        range: value,
        message: '"runCommand" is a list of lines; the agent fails on a text',
        fixes: [listing(analysis, value)],
      });
    }
  },
};

/** `{{ commands }}` is replaced by the list that the parameter holds. */
function isReference({ references }: Analysis, { start }: ScalarNode): boolean {
  return references.some((reference) => reference.node.start === start && reference.whole);
}

function listing(analysis: Analysis, value: ScalarNode): Fix {
  const isBlock = value.style === 'literal' || value.style === 'folded';
  const edit = isBlock ? indented(analysis.text, value) : replaceValue(value, [value.text], analysis);
  return { title: 'Change to a list', edits: [edit], isSafe: true };
}

/** Makes a block scalar the only item of a list, by indenting its lines. */
function indented(text: string, { start, end }: ScalarNode): TextEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const pad = /^[ -]*/.exec(text.slice(lineStart, start))?.[0].replaceAll('-', ' ') ?? '';
  const [header = '|', ...lines] = text.slice(start, end).split('\n');
  const content = lines.map((line) => (line.trim() === '' ? line : `    ${line}`));
  return { start: start - 1, end, text: [`\n${pad}  - ${header}`, ...content].join('\n') };
}

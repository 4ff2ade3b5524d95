import type { Analysis } from '../../analysis.ts';
import { findEntry, type Script } from '../../model/scripts.ts';
import { asSequence } from '../../syntax/tree.ts';
import { addItem, replacePart } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { codeLines, handlesFailure } from './script-lines.ts';

/** Commands that practically never fail, so that a script which ends in one always succeeds. */
const harmless = /^(?:echo|printf|true|Write-(?:Host|Output|Information|Verbose))\b[^|&;>]*$/i;

/** What prepares and does not act: a failure of it is no failure of the step. */
const preparation = /^(?:#|[\w$:.]+\s*=|export\b|cd\b|set\b|Set-Location\b|function\b|\}|\{|\)|fi\b|done\b)/i;

export const stepExitCodeHidden: Rule = {
  code: 'step-exit-code-hidden',
  severity: 'info',
  kinds: commandKinds,
  check(analysis, report) {
    for (const script of analysis.scripts) {
      const lines = codeLines(script);
      const last = lines.at(-1);
      if (last === undefined || !harmless.test(last.text) || handlesFailure(script)) continue;
      const hidden = lines.find(({ text }) => !harmless.test(text) && !preparation.test(text));
      if (hidden === undefined) continue;
      const remedy = script.language === 'shell' ? 'set -e' : "$ErrorActionPreference = 'Stop'";
      report({
        range: script.rangeOf(last.start, last.end),
        message: `The step succeeds whatever fails before, because only the last command counts; begin with ${remedy}`,
        fixes: beginWith(remedy, script, analysis),
        related: [{ ...script.rangeOf(hidden.start, hidden.end), message: 'Its failure is not seen' }],
      });
    }
  },
};

/** A line of its own before the first one, behind the line that names the interpreter. */
function beginWith(line: string, { lines, step }: Script, analysis: Analysis): readonly Fix[] {
  const title = `Begin with ${line}`;
  const [first, second] = lines;
  const interpreter = /^#!.*\n?/.exec(first?.text ?? '')?.[0] ?? '';
  if (first?.style === 'literal') {
    const { start } = first.sourceRange(interpreter.length, first.text.length);
    const indentation = /[^\n]*$/.exec(analysis.text.slice(0, start))?.[0] ?? '';
    return [{ title, edits: [{ start, end: start, text: `${line}\n${indentation}` }] }];
  }
  if (first?.style === 'double' && interpreter.endsWith('\n')) {
    const place = { start: interpreter.length, end: interpreter.length };
    return [{ title, edits: [replacePart(first, place, `${line}\n`)] }];
  }
  const commands = asSequence(findEntry(step?.inputs, 'runCommand')?.value);
  const next = interpreter === '' ? first : second;
  const before = commands?.entries.find(({ value }) => value.start === next?.start);
  if (commands === undefined || before === undefined) return [];
  return [{ title, edits: [addItem(commands, line, analysis, before)] }];
}

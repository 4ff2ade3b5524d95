// Rough looks at the lines of scripts. They find the plain cases and miss clever ones; none claims more.

import type { Script } from '../../model/scripts.ts';

/** One line that is neither empty nor a comment. */
export interface ScriptLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The lines of a script that hold code, outside of here-documents and of texts over several lines. */
export function codeLines(script: Script): readonly ScriptLine[] {
  const known = linesOfScripts.get(script);
  if (known !== undefined) return known;
  const lines = findCodeLines(script);
  linesOfScripts.set(script, lines);
  return lines;
}

/** Several rules look at the lines of the same script. */
const linesOfScripts = new WeakMap<Script, readonly ScriptLine[]>();

function findCodeLines(script: Script): readonly ScriptLine[] {
  const lines: ScriptLine[] = [];
  let at = 0;
  for (const line of script.text.split('\n')) {
    const start = at + line.search(/\S|$/);
    at += line.length + 1;
    const text = line.trim();
    if (text === '' || script.quotingAt(start) === 'comment' || isInside(script, start)) continue;
    lines.push({ text, start, end: start + text.length });
  }
  return lines;
}

/** True if the place lies within a text that began on an earlier line. */
function isInside(script: Script, start: number): boolean {
  const quoting = script.quotingAt(start);
  if (quoting === 'here' || quoting === 'literal-here') return true;
  const isQuoted = quoting === 'single' || quoting === 'double';
  return isQuoted && start > 0 && script.quotingAt(start - 1) === quoting;
}

/** True if the script decides by itself what a failed command means. */
export function handlesFailure(script: Script): boolean {
  const words =
    script.language === 'shell'
      ? /(?:^|\s)(?:set\s+-\w*e|set\s+-o\s+errexit|trap|exit|if|while|until|case)\b|\|\||&&|\$\?/m
      : /\b(?:ErrorActionPreference|exit|throw|try|trap|if|switch|while)\b|\$\?|\$LASTEXITCODE/im;
  return words.test(script.text);
}

/** True if some line may be passed over, so that not every line surely runs. */
export function hasBranches(script: Script): boolean {
  const words =
    script.language === 'shell'
      ? /(?:^|[\s;])(?:if|case|while|until|test|exit\s+0|return)\b|\[|\|\||&&/m
      : /\b(?:if|switch|while|try|return|exit\s+0)\b/im;
  return words.test(script.text);
}

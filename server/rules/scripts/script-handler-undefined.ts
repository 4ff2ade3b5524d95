import type { Analysis } from '../../analysis.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import { listNames } from '../names.ts';
import type { Finding, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { type PythonFunction, pythonFunctions } from './python-functions.ts';
import { scriptSteps } from './script-steps.ts';

export const scriptHandlerUndefined: Rule = {
  code: 'script-handler-undefined',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { language, handler, script, attachment } of scriptSteps(analysis)) {
      const name = literal(handler?.value);
      if (language !== 'python' || name === undefined || script === undefined) continue;
      // An attachment may hold the function; a script that is a reference is not known here.
      if (attachment !== undefined || !/\bdef\b/.test(script.text)) continue;
      const functions = pythonFunctions(script.text);
      const called = functions.findLast((each) => each.name === name.text);
      if (called === undefined) {
        if (!mayBind(name.text, script.text)) report(undefinedHandler(name, functions, analysis));
      } else if (!called.isDecorated && (called.least > 2 || called.most < 2)) {
        report(wrongArguments(called, script));
      }
    }
  },
};

function undefinedHandler(
  name: ScalarNode,
  functions: readonly PythonFunction[],
  analysis: Analysis,
): Finding {
  const names = functions.map((each) => each.name);
  const meant = closest(name.text, names) ?? (names.length === 1 ? names[0] : undefined);
  const known = names.length === 0 ? '' : `; it has ${listNames(names)}`;
  return {
    range: name,
    message: `The script defines no function "${name.text}"${known}`,
    fixes:
      meant === undefined
        ? []
        : [{ title: `Change to "${meant}"`, edits: [replaceText(name, meant, analysis)] }],
  };
}

function wrongArguments({ name, offset, least, most }: PythonFunction, script: ScalarNode): Finding {
  const count = least > 2 ? least : most;
  return {
    range: script.sourceRange(offset, offset + name.length),
    message: `"${name}" is called with two arguments, events and context, but takes ${count === 0 ? 'none' : count}`,
  };
}

/** True if the name may be bound in another way than by a `def` at the left edge. */
function mayBind(name: string, script: string): boolean {
  if (/\bimport[ \t]+\*|\bglobals\(|\bexec\(/.test(script)) return true;
  const word = new RegExp(String.raw`\b${name.replaceAll(/\W/g, String.raw`\$&`)}\b`);
  return script.split('\n').some((line) => {
    if (!word.test(line)) return false;
    const assigned = line.slice(0, Math.max(0, line.search(/=(?!=)/)));
    return /\b(?:def|class|import)\b/.test(line) || word.test(assigned);
  });
}

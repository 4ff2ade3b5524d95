// Where values of parameters get into scripts: pasted over `{{ name }}`, or as environment variables.

import { perAnalysis } from '../../analysis.ts';
import { scriptEnvironment } from '../../catalog/references.ts';
import type { Parameter, Reference } from '../../model/document.ts';
import type { Script } from '../../model/scripts.ts';
import type { Quoting, ScriptLanguage } from '../../syntax/scripts/quoting.ts';
import type { Range } from '../../syntax/tree.ts';

/** A `{{ name }}` in a script whose value replaces it before the script runs. */
export interface PastedParameter {
  readonly parameter: Parameter;
  readonly reference: Reference;
  readonly script: Script;
  /** Where it stands in the text of the script. */
  readonly offset: number;
  readonly quoting: Quoting;
}

/** Every place in the scripts of the document where a declared parameter is pasted into other text. */
export const pastedParameters = perAnalysis((analysis): readonly PastedParameter[] => {
  if (analysis.scripts.length === 0) return [];
  const declared = new Map(analysis.document.parameters.map((parameter) => [parameter.name, parameter]));
  return analysis.references.flatMap((reference) => {
    const parameter = reference.kind === 'parameter' ? declared.get(reference.name) : undefined;
    if (parameter === undefined || reference.inKey) return [];
    for (const script of analysis.scripts) {
      const offset = script.offsetOf(reference.start);
      if (offset === undefined) continue;
      return [{ parameter, reference, script, offset, quoting: script.quotingAt(offset) }];
    }
    return [];
  });
});

/** A `$SSM_name` of a shell script or a `$env:SSM_name` of PowerShell. */
export interface EnvironmentUse {
  /** The parameter's name as the script spells it. */
  readonly name: string;
  readonly script: Script;
  /** The whole expression, with its braces if it has any, in the text of the script. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the name stands in the document. */
  readonly nameRange: Range;
  readonly syntax: ScriptLanguage;
}

const { parameterPrefix, commandId } = scriptEnvironment;

const environmentUse = new RegExp(String.raw`\$(\{?)(env:)?${parameterPrefix}(\w+)`, 'gi');

/** Every use of an environment variable that the agent sets for a parameter. */
export const environmentUses = perAnalysis((analysis): readonly EnvironmentUse[] =>
  analysis.scripts.flatMap(environmentUsesIn),
);

function environmentUsesIn(script: Script): readonly EnvironmentUse[] {
  return [...script.matchAll(environmentUse)].flatMap((match) => {
    const [start, brace, env, name = ''] = [match.index, ...match.slice(1)];
    if (parameterPrefix + name === commandId) return [];
    const nameEnd = start + match[0].length;
    const close = brace === '{' ? script.text.indexOf('}', nameEnd) + 1 : 0;
    const end = Math.max(nameEnd, close);
    return {
      name,
      script,
      text: script.text.slice(start, end),
      start,
      end,
      nameRange: script.rangeOf(nameEnd - name.length, nameEnd),
      syntax: env === undefined ? ('shell' as const) : ('powershell' as const),
    };
  });
}

/** True if the parameter reaches scripts as an environment variable. */
export function isEnvironmentVariable(parameter: Parameter): boolean {
  return parameter.interpolationType?.text === 'ENV_VAR';
}

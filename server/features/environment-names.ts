import type { Analysis } from '../analysis.ts';
import { scriptEnvironment } from '../catalog/references.ts';
import { isEnvironmentVariable } from '../rules/scripts/parameter-uses.ts';
import type { Range } from '../syntax/tree.ts';

/** A place in a script that names a parameter by its environment variable. */
export interface EnvironmentName {
  /** The parameter's name as it is declared. */
  readonly name: string;
  /** Where it stands, without `SSM_`. */
  readonly nameRange: Range;
}

const variable = new RegExp(String.raw`\b${scriptEnvironment.parameterPrefix}(\w+)`, 'gi');

/**
 * Every `SSM_name` in the scripts for a parameter with interpolationType ENV_VAR, however the script reads it
 * (`$SSM_name`, `$env:SSM_name`, `printenv SSM_name`), comments included.
 */
export function environmentNames(analysis: Analysis): EnvironmentName[] {
  const declared = analysis.document.parameters.filter(isEnvironmentVariable).map(({ name }) => name);
  if (declared.length === 0) return [];
  return analysis.scripts.flatMap((script) =>
    [...script.text.matchAll(variable)].flatMap(({ index, 0: all, 1: written = '' }) => {
      const name = declared.find((known) => isSame(known, written, script.language === 'powershell'));
      const end = index + all.length;
      const isExact = script.language === 'powershell' || all.startsWith(scriptEnvironment.parameterPrefix);
      if (name === undefined || !isExact) return [];
      return [{ name, nameRange: script.rangeOf(end - written.length, end) }];
    }),
  );
}

/** Windows does not mind the case of environment variables. */
function isSame(known: string, written: string, ignoresCase: boolean): boolean {
  return known === written || (ignoresCase && known.toLowerCase() === written.toLowerCase());
}

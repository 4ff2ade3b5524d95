import type { Analysis } from '../../analysis.ts';
import { scriptEnvironment } from '../../catalog/references.ts';
import { isEnvironmentVariable } from '../../rules/scripts/parameter-uses.ts';
import type { CompletionItem } from './item.ts';
import { lineStart } from './line.ts';

/**
 * The environment variables of parameters with interpolationType ENV_VAR, behind `$SSM_`, `${SSM_` and `$env:SSM_`;
 * undefined elsewhere.
 */
export function environmentItems({ text, document }: Analysis, offset: number): CompletionItem[] | undefined {
  if (document.kind !== 'Command') return undefined;
  const before = text.slice(Math.max(lineStart(text, offset), offset - 200), offset);
  const typed = /\$(?:env:|\{(?:env:)?)?(S(?:S(?:M(?:_\w*)?)?)?)$/i.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const after = /^\w*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset + after.length };
  return document.parameters
    .filter((parameter) => /^\w+$/.test(parameter.name) && isEnvironmentVariable(parameter))
    .map(({ name, type }) => {
      const label = `${scriptEnvironment.parameterPrefix}${name}`;
      const detail = type?.text ?? 'Parameter';
      return { label, kind: 'parameter', range, edits: [], snippet: label, detail, rank: 0 };
    });
}

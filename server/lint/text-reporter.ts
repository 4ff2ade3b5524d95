import type { Severity } from '../rules/rule.ts';
import type { Reporter, Summary } from './reporter.ts';

const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 34, hint: 90 };

/** `file:line:column: severity: message [code]`, which editors and terminals link to the place. */
export function textReporter({ colour }: { colour: boolean }): Reporter {
  const paint = (text: string, code: number): string => (colour ? `\u001B[${code}m${text}\u001B[0m` : text);
  return {
    begin: () => '',
    file: ({ source, diagnostics, at }) =>
      diagnostics
        .map(({ code, severity, message, start }) => {
          const { line, column } = at(start);
          const level = paint(severity, colours[severity]);
          return `${source.name}:${line}:${column}: ${level}: ${message} ${paint(`[${code}]`, 90)}\n`;
        })
        .join(''),
    end: (summary) => `${sentence(summary)}\n`,
  };
}

function sentence({ files, filesWithFindings, counts, fixedFiles }: Summary): string {
  const fixed = fixedFiles === 0 ? '' : `Fixed ${plural(fixedFiles, 'file')}. `;
  const found = (['error', 'warning', 'info', 'hint'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity === 'info' ? 'remark' : severity));
  if (files === 0) return 'No SSM document found.';
  if (found.length === 0) return `${fixed}No problems in ${plural(files, 'document')}.`;
  return `${fixed}${found.join(', ')} in ${filesWithFindings} of ${plural(files, 'document')}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

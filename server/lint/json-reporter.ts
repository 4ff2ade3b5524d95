import { editRegions, regionOf, type Reporter } from './reporter.ts';

/** One object with `files`, in the order in which they were checked, and `summary`. */
export function jsonReporter(): Reporter {
  let separator = '';
  return {
    begin: () => '{"files":[',
    file(result) {
      const file = {
        file: result.source.name,
        language: result.source.language,
        diagnostics: result.diagnostics.map((diagnostic) => ({
          code: diagnostic.code,
          severity: diagnostic.severity,
          message: diagnostic.message,
          ...regionOf(result, diagnostic),
          related: diagnostic.related.map((place) => ({
            message: place.message,
            ...regionOf(result, place),
          })),
          fixes: diagnostic.fixes.map(({ title, edits, isSafe = false }) => {
            return { title, isSafe, edits: editRegions(result, edits) };
          }),
        })),
      };
      const text = `${separator}\n${JSON.stringify(file)}`;
      separator = ',';
      return text;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
}

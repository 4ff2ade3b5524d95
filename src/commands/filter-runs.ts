import { askText, back } from '../prompts/quick-pick.ts';
import { parseRunQuery, runQueryFields } from '../views/run-query.ts';
import type { ShownRuns } from '../views/shown-runs.ts';

/** Asks for a filter and shows the commands that pass it. */
export async function filterRuns(shown: ShownRuns): Promise<void> {
  const query = await askText({
    title: 'Filter Commands',
    prompt:
      'Words are looked for in the names of documents, by: in CloudTrail, which learns of a command some minutes late. Empty shows all of the last 30 days',
    placeholder: runQueryFields,
    value: shown.query,
    check(text) {
      const parsed = parseRunQuery(text);
      return 'problem' in parsed ? parsed.problem : undefined;
    },
  });
  if (query !== back) shown.filter(query);
}

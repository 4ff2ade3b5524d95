import type { Analysis } from '../../analysis.ts';
import type { schemaVersions } from '../../catalog/kinds.ts';
import { replaceText } from '../edits.ts';
import type { Fix } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

/** The fix that gives the document the schema of its steps, if all of them belong to a document of the other kind. */
export function changeSchema(
  schema: (typeof schemaVersions)[number],
  belongs: (action: string) => boolean,
  analysis: Analysis,
): readonly Fix[] {
  const { schemaVersion } = analysis.document;
  const belongAll = stepsOf(analysis).every(({ action }) => action !== undefined && belongs(action.text));
  if (schemaVersion === undefined || !belongAll) return [];
  const edits = [replaceText(schemaVersion, schema, analysis)];
  return [{ title: `Change schemaVersion to "${schema}"`, edits }];
}

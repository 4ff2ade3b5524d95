import type { Analysis } from '../../analysis.ts';
import { asMap, type TextEdit } from '../../syntax/tree.ts';
import { addEntry, type Value } from '../edits.ts';

/** The edit that declares a parameter; undefined where `parameters` is no map, or the name is taken. */
export function declareParameter(analysis: Analysis, name: string, value: Value): TextEdit | undefined {
  const { root, parameters } = analysis.document;
  if (root === undefined || parameters.some((parameter) => parameter.name === name)) return undefined;
  const entry = root.entry('parameters');
  if (entry === undefined) {
    return addEntry(root, ['parameters', { [name]: value }], analysis, root.entry('mainSteps'));
  }
  const map = asMap(entry.value);
  return map && addEntry(map, [name, value], analysis);
}

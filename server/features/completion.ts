// Completion: what can be written at the cursor, by what stands around it. The parts are in completion/.

import type { Analysis } from '../analysis.ts';
import { newItemAt, placeAt } from './completion/at-cursor.ts';
import type { CompletionItem } from './completion/item.ts';
import { keyItems } from './completion/keys.ts';
import type { Place } from './completion/place.ts';
import { referenceCompletion } from './completion/references.ts';
import { ruleCodeItems } from './completion/rule-codes.ts';
import { documentItems, stepItems } from './completion/snippets.ts';
import { valueItems } from './completion/values.ts';
import { wholeReferences } from './completion/whole-references.ts';

/** What can be written at `offset`, all of it known offline. */
export function completion(analysis: Analysis, offset: number): CompletionItem[] {
  if (analysis.language === 'text') return [];
  const special = referenceCompletion(analysis, offset) ?? ruleCodeItems(analysis, offset);
  if (special !== undefined) return special;
  const items = documentItems(analysis, offset);
  for (const place of placesAt(analysis, offset)) items.push(...itemsAt(place));
  return items;
}

/** What stands at the cursor, and the new list item that could stand there. */
export function placesAt(analysis: Analysis, offset: number): Place[] {
  return [placeAt(analysis, offset), newItemAt(analysis, offset)].filter((place) => place !== undefined);
}

function itemsAt(place: Place): CompletionItem[] {
  const own = place.role === 'key' ? keyItems(place) : [...valueItems(place), ...wholeReferences(place)];
  return [...own, ...stepItems(place)];
}

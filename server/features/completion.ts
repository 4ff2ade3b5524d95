// Completion: what can be written at the cursor, by what stands around it. The parts are in completion/.

import type { Analysis } from '../analysis.ts';
import { type AccountRequest, accountRequestAt, parameterRequestAt } from './completion/account-values.ts';
import { newItemAt, placeAt, placeBelow } from './completion/at-cursor.ts';
import { environmentItems } from './completion/environment.ts';
import type { CompletionItem } from './completion/item.ts';
import { collectionItems, keyItems } from './completion/keys.ts';
import type { Place } from './completion/place.ts';
import { referenceCompletion } from './completion/references.ts';
import { ruleCodeItems } from './completion/rule-codes.ts';
import { documentItems, stepItems } from './completion/snippets.ts';
import { valueItems } from './completion/values.ts';
import { wholeReferences } from './completion/whole-references.ts';

/** What can be written at a place. */
export interface Completions {
  /** What is known offline. */
  readonly items: readonly CompletionItem[];
  /** What the AWS account could add. */
  readonly account: AccountRequest | undefined;
}

/** What can be written at `offset`. */
export function completionsAt(analysis: Analysis, offset: number): Completions {
  if (analysis.language === 'text') return { items: [], account: undefined };
  const parameters = parameterRequestAt(analysis, offset);
  if (parameters !== undefined) return { items: [], account: parameters };
  const special =
    referenceCompletion(analysis, offset) ??
    environmentItems(analysis, offset) ??
    ruleCodeItems(analysis, offset);
  if (special !== undefined) return { items: special, account: undefined };
  const places = [placeAt, newItemAt, placeBelow].flatMap((find) => find(analysis, offset) ?? []);
  return {
    items: [...documentItems(analysis, offset), ...places.flatMap(itemsAt)],
    account: places.map(accountRequestAt).find((request) => request !== undefined),
  };
}

/** What can be written at `offset`, as far as it is known offline. */
export function completion(analysis: Analysis, offset: number): readonly CompletionItem[] {
  return completionsAt(analysis, offset).items;
}

function itemsAt(place: Place): CompletionItem[] {
  const own =
    place.role === 'key'
      ? keyItems(place)
      : [...valueItems(place), ...collectionItems(place), ...wholeReferences(place)];
  return [...own, ...stepItems(place)];
}

import type { Tag } from './models/ssm-types.ts';

/** Something that has tags. Tags are replaced as a whole, because nodes share theirs. */
export interface Tagged {
  tags: readonly Tag[];
}

/** `tags` with `added`; a tag whose key is there already gets the new value at its old place. */
export function mergeTags(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const merged = new Map(tags.map((tag) => [tag.Key, tag]));
  for (const { Key, Value } of added) merged.set(Key, { Key, Value });
  return [...merged.values()];
}

/** Tags of what has no place for them of its own. */
export class TagStore {
  readonly #tagged = new Map<string, Tagged>();

  of(key: string): Tagged {
    const known = this.#tagged.get(key);
    if (known !== undefined) return known;
    const made: Tagged = { tags: [] };
    this.#tagged.set(key, made);
    return made;
  }
}

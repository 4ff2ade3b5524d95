import { asMap, asSequence, type MapEntry, type MapNode } from './tree.ts';

/** True for the key `<<`, which takes over the entries of other maps. */
export function isMerge({ key }: MapEntry): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.text === '<<';
}

/** The entries by their keys. Own entries win over merged ones, the last of duplicates over the others, the first merged map over the next. */
export function indexed(map: MapNode): Map<string, MapEntry> {
  const index = new Map<string, MapEntry>();
  for (const entry of map.entries) if (entry.key.kind === 'scalar') index.set(entry.key.text, entry);
  for (const entry of map.entries) {
    if (!isMerge(entry)) continue;
    const sources = asSequence(entry.value)?.items ?? [entry.value];
    for (const source of sources.map(asMap)) addMerged(index, source, map);
  }
  return index;
}

function addMerged(index: Map<string, MapEntry>, source: MapNode | undefined, into: MapNode): void {
  if (!source || source === into) return;
  for (const { name } of source.entries) {
    const merged = source.entry(name);
    if (merged && !index.has(name)) index.set(name, merged);
  }
}

import type { ParsedMapEntry } from './nodes.ts';
import type { ParseErrorCode, Range, RelatedPlace } from './tree.ts';

interface Reporter {
  report(code: ParseErrorCode, range: Range, message: string, more: { related: RelatedPlace }): void;
}

/** Reports every key of a map that an earlier entry has already. The merge key may be repeated. */
export function checkDuplicates(reporter: Reporter, entries: readonly ParsedMapEntry[]): void {
  if (entries.length < 2) return;
  const seen = new Map<string, ParsedMapEntry>();
  for (const entry of entries) {
    if (entry.key.kind !== 'scalar') continue;
    const first = seen.get(entry.name);
    if (!first) {
      seen.set(entry.name, entry);
    } else if (entry.name !== '<<') {
      const { start, end } = first.key;
      reporter.report(
        'duplicate-key',
        entry.key,
        `The key "${entry.name}" stands here twice; only one can count`,
        {
          related: { start, end, message: 'The first one' },
        },
      );
    }
  }
}

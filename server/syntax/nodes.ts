// The nodes behind the interfaces of tree.ts, and how they move.
//
// An edit moves everything behind it. Nodes are immutable and shared between versions, so a moved node is a copy
// with other offsets; a collection copies its entries only when somebody looks at them. What moves at once is
// therefore only what stands beside the way from the root to the edit.

import { LazyEntries } from './lazy-entries.ts';
import { indexed, isMerge } from './map-index.ts';
import type { Properties } from './properties.ts';
import type { ParsedScalar } from './scalar.ts';
import type {
  AliasNode,
  CollectionStyle,
  MapEntry,
  MapNode,
  MissingNode,
  Node,
  ParseError,
  Range,
  SequenceEntry,
  SequenceNode,
} from './tree.ts';
import { resolve } from './tree.ts';

export type ParsedNode = ParsedMap | ParsedSequence | ParsedScalar | ParsedAlias | ParsedMissing;
type ParsedEntry = ParsedMapEntry | ParsedSequenceEntry;

/**
 * The text of an entry's value, which can be parsed again on its own: from behind the `:` or `-` (YAML block
 * style), or from behind the `:`, `[` or `,` (JSON), to where the parser went on with the next thing. Values in
 * YAML's flow style have none.
 */
export interface Region extends Range {
  /** YAML: the column of the collection that the entry belongs to. JSON: 0. */
  readonly indent: number;
  /** What is wrong in it, entries in it aside. The offsets are those of `moved` before. */
  readonly problems: readonly ParseError[] | undefined;
  /** How far the region has moved since the problems were found. */
  readonly moved: number;
}

function movedRegion(region: Region | undefined, by: number): Region | undefined {
  if (!region) return undefined;
  const { start, end, indent, problems, moved } = region;
  return { start: start + by, end: end + by, indent, problems, moved: moved + by };
}

/** True if the node, or anything in it, carries a problem. */
export function isFaulty(node: ParsedNode): boolean {
  return (node.kind === 'map' || node.kind === 'sequence') && node.faulty;
}

export class ParsedMapEntry implements MapEntry {
  readonly start: number;
  readonly end: number;
  readonly key: ParsedNode;
  readonly value: ParsedNode;
  readonly region: Region | undefined;
  readonly faulty: boolean;

  constructor(start: number, key: ParsedNode, value: ParsedNode, region: Region | undefined) {
    this.start = start;
    this.end = value.end;
    this.key = key;
    this.value = value;
    this.region = region;
    this.faulty = region?.problems !== undefined || isFaulty(value) || isFaulty(key);
  }

  get name(): string {
    return this.key.kind === 'scalar' ? this.key.text : '';
  }

  with(value: ParsedNode, region: Region | undefined): ParsedMapEntry {
    return new ParsedMapEntry(this.start, this.key, value, region);
  }

  moved(by: number): ParsedMapEntry {
    return new ParsedMapEntry(
      this.start + by,
      this.key.moved(by),
      this.value.moved(by),
      movedRegion(this.region, by),
    );
  }
}

export class ParsedSequenceEntry implements SequenceEntry {
  readonly start: number;
  readonly end: number;
  readonly value: ParsedNode;
  readonly region: Region | undefined;
  readonly faulty: boolean;

  constructor(start: number, value: ParsedNode, region: Region | undefined) {
    this.start = start;
    this.end = value.end;
    this.value = value;
    this.region = region;
    this.faulty = region?.problems !== undefined || isFaulty(value);
  }

  /** The entry begins at its dash, or with its value. */
  with(value: ParsedNode, region: Region | undefined): ParsedSequenceEntry {
    const hasDash = (region?.start ?? 0) > this.start;
    return new ParsedSequenceEntry(hasDash ? this.start : value.start, value, region);
  }

  moved(by: number): ParsedSequenceEntry {
    return new ParsedSequenceEntry(this.start + by, this.value.moved(by), movedRegion(this.region, by));
  }
}

interface CollectionParts<E extends ParsedEntry> extends Range {
  readonly properties: Properties;
  readonly style: CollectionStyle;
  readonly entries: readonly E[];
}

interface NewValue {
  readonly value: ParsedNode;
  readonly region: Region | undefined;
  readonly by: number;
}

abstract class ParsedCollection<E extends ParsedEntry & { moved(by: number): E }> {
  readonly start: number;
  readonly end: number;
  readonly style: CollectionStyle;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
  readonly faulty: boolean;
  protected readonly lazy: LazyEntries<E>;

  constructor(parts: Omit<CollectionParts<E>, 'entries'>, lazy: LazyEntries<E>, faulty: boolean) {
    this.start = parts.start;
    this.end = parts.end;
    this.style = parts.style;
    this.tag = parts.properties.tag;
    this.anchor = parts.properties.anchor;
    this.lazy = lazy;
    this.faulty = faulty;
  }

  get entries(): readonly E[] {
    return this.lazy.all;
  }

  protected movedParts(by: number): Omit<CollectionParts<E>, 'entries'> {
    return { start: this.start + by, end: this.end + by, style: this.style, properties: this };
  }

  /** A block ends with its last entry; brackets stand where they stood, as far as the edit moved them. */
  protected splicedParts(lazy: LazyEntries<E>, by: number): Omit<CollectionParts<E>, 'entries'> {
    const { start, style } = this;
    const end = style === 'flow' ? this.end + by : (lazy.all.at(-1)?.end ?? this.end + by);
    return { start, end, style, properties: this };
  }
}

export class ParsedMap extends ParsedCollection<ParsedMapEntry> implements MapNode {
  readonly kind = 'map';
  readonly origin: object;
  private index: Map<string, MapEntry> | undefined;

  static of(parts: CollectionParts<ParsedMapEntry>): ParsedMap {
    const faulty = parts.entries.some((entry) => entry.faulty);
    return new ParsedMap(parts, new LazyEntries(parts.entries), faulty);
  }

  constructor(
    parts: Omit<CollectionParts<ParsedMapEntry>, 'entries'>,
    lazy: LazyEntries<ParsedMapEntry>,
    faulty: boolean,
    origin: object = {},
  ) {
    super(parts, lazy, faulty);
    this.origin = origin;
  }

  entry(name: string): MapEntry | undefined {
    if (this.index === undefined && this.entries.length <= FEW_ENTRIES) {
      let merges = false;
      for (let at = this.entries.length - 1; at >= 0; at--) {
        const entry = this.entries[at] as ParsedMapEntry;
        if (entry.key.kind === 'scalar' && entry.key.text === name) return entry;
        merges ||= isMerge(entry);
      }
      if (!merges) return undefined;
    }
    this.index ??= indexed(this);
    return this.index.get(name);
  }

  get(name: string): Node | undefined {
    const entry = this.entry(name);
    return entry && resolve(entry.value);
  }

  moved(by: number): ParsedMap {
    return new ParsedMap(this.movedParts(by), this.lazy.moved(by), this.faulty, this.origin);
  }

  /** This map with another value at `index`, whose end the edit moved by `by`. */
  spliced(index: number, { value, region, by }: NewValue): ParsedMap {
    const entry = (this.entries[index] as ParsedMapEntry).with(value, region);
    const lazy = this.lazy.spliced(index, entry, by);
    return new ParsedMap(
      this.splicedParts(lazy, by),
      lazy,
      lazy.all.some((each) => each.faulty),
    );
  }
}

/** So few entries are found sooner without an index, which each version of a moved map would make anew. */
const FEW_ENTRIES = 8;

export class ParsedSequence extends ParsedCollection<ParsedSequenceEntry> implements SequenceNode {
  readonly kind = 'sequence';
  private values: readonly Node[] | undefined;

  static of(parts: CollectionParts<ParsedSequenceEntry>): ParsedSequence {
    const faulty = parts.entries.some((entry) => entry.faulty);
    return new ParsedSequence(parts, new LazyEntries(parts.entries), faulty);
  }

  get items(): readonly Node[] {
    this.values ??= this.entries.map((entry) => resolve(entry.value));
    return this.values;
  }

  moved(by: number): ParsedSequence {
    return new ParsedSequence(this.movedParts(by), this.lazy.moved(by), this.faulty);
  }

  /** This sequence with another value at `index`, whose end the edit moved by `by`. */
  spliced(index: number, { value, region, by }: NewValue): ParsedSequence {
    const entry = (this.entries[index] as ParsedSequenceEntry).with(value, region);
    const lazy = this.lazy.spliced(index, entry, by);
    return new ParsedSequence(
      this.splicedParts(lazy, by),
      lazy,
      lazy.all.some((each) => each.faulty),
    );
  }
}

export class ParsedAlias implements AliasNode {
  readonly kind = 'alias';
  readonly tag = undefined;
  readonly anchor = undefined;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly target: ParsedNode | undefined;

  constructor(range: Range, name: string, target: ParsedNode | undefined) {
    this.start = range.start;
    this.end = range.end;
    this.name = name;
    this.target = target;
  }

  /** Trees with anchors are parsed as a whole (edit.ts), so the target never moves on its own. */
  moved(by: number): ParsedAlias {
    return new ParsedAlias({ start: this.start + by, end: this.end + by }, this.name, this.target);
  }
}

export class ParsedMissing implements MissingNode {
  readonly kind = 'missing';
  readonly start: number;
  readonly end: number;
  readonly tag: string | undefined;
  readonly anchor: string | undefined;

  constructor(at: number, properties: Properties = {}) {
    this.start = at;
    this.end = at;
    this.tag = properties.tag;
    this.anchor = properties.anchor;
  }

  moved(by: number): ParsedMissing {
    return new ParsedMissing(this.start + by, this);
  }
}

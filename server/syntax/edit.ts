// Incremental parsing.
//
// Both parsers read an entry's value by a function of nothing but the text behind its start, its indentation and the
// brackets or levels around it, and go on at its end by looking at nothing but the text behind it. So if the value
// around an edit is read again from the same start, and ends where the old one ended (moved by the edit), everything
// else reads as it did before, and the new value can take the place of the old one. If it ends elsewhere, the edit
// changed the structure, and the next value around it is tried.
//
// What this rests on, and where it is not so:
// - Nothing before the value may have looked into it. It looks at most at the character behind `:` or `-`, which is
//   checked here. Readings that look farther and are given up set `hasLookedAhead`; such texts are parsed whole.
// - Anchors and aliases tie distant places together; texts with them are parsed whole.
// - A problem of an entry around the value may lie inside of it; then that entry is read again.

import { BYTE_ORDER_MARK, CLOSE_BRACE, CLOSE_BRACKET, isLineEnd, isSpace } from './characters.ts';
import { JsonCursor } from './json/cursor.ts';
import { parseJsonRegion } from './json/parse-json.ts';
import {
  ParsedMap,
  type ParsedMapEntry,
  type ParsedNode,
  type ParsedSequence,
  type ParsedSequenceEntry,
  type Region,
} from './nodes.ts';
import { parse } from './parse.ts';
import { isCleanText, movedError, ParsedTree } from './syntax-tree.ts';
import type { ParseError, Range, SyntaxTree, TextEdit } from './tree.ts';
import { parseRegion } from './yaml/block.ts';
import { Cursor } from './yaml/cursor.ts';

/** After so many edits the text is parsed whole, so that nodes do not keep too many old texts in memory. */
const MAX_EDITS = 200;

/** An entry on the way from the root to the edit. */
interface Step {
  readonly collection: ParsedMap | ParsedSequence;
  readonly index: number;
  readonly entry: ParsedMapEntry | ParsedSequenceEntry;
  readonly region: Region;
}

/** A value that was read again. */
interface Reparsed {
  readonly value: ParsedNode;
  readonly region: Region;
  readonly mustParseWhole: boolean;
}

/**
 * The tree of the text after `change`: equal to `parse` of that text, and cheaper. Nodes that did not change are
 * shared with `tree`, which stays as it is.
 */
export function edit(tree: SyntaxTree, change: TextEdit): SyntaxTree {
  const text = tree.text.slice(0, change.start) + change.text + tree.text.slice(change.end);
  if (!(tree instanceof ParsedTree) || tree.mustParseWhole || tree.editCount >= MAX_EDITS) {
    return parse(text, tree.language);
  }
  const way = wayTo(tree, change);
  const by = change.text.length - (change.end - change.start);
  for (let length = way.length; length > 0; length--) {
    const steps = way.slice(0, length);
    const { region } = steps.at(-1) as Step;
    if (!isApart(tree, steps, change, text)) continue;
    const reparsed = tree.language === 'yaml' ? reparseYaml(text, steps) : reparseJson(text, steps);
    if (reparsed?.region.end !== region.end + by) continue;
    const document = spliced(tree.document, steps, reparsed, by);
    if (!document) continue;
    const { mustParseWhole } = reparsed;
    return new ParsedTree({
      text,
      language: tree.language,
      document,
      mustParseWhole,
      editCount: tree.editCount + 1,
      isClean: tree.language === 'yaml' && tree.isClean && isCleanAround(text, change),
    });
  }
  return parse(text, tree.language);
}

/** True if what was written has no forbidden character, alone or together with its neighbours. */
function isCleanAround(text: string, { start, text: written }: TextEdit): boolean {
  return isCleanText(text.slice(Math.max(0, start - 1), start + written.length + 1));
}

/** The entries whose regions contain `change`, from the outermost to the innermost. */
function wayTo(tree: ParsedTree, change: Range): Step[] {
  const way: Step[] = [];
  for (let node = tree.root; node.kind === 'map' || node.kind === 'sequence';) {
    const collection: ParsedMap | ParsedSequence = node;
    const { entries } = collection;
    const index = lastStartingBefore(entries, change.start);
    const entry = entries[index];
    const region = entry?.region;
    if (!entry || !region || change.start < region.start || change.end > region.end) break;
    way.push({ collection, index, entry, region });
    node = entry.value;
  }
  return way;
}

/** The index of the last entry whose region starts at or before `offset`; -1 if there is none. */
function lastStartingBefore(
  entries: readonly (ParsedMapEntry | ParsedSequenceEntry)[],
  offset: number,
): number {
  let low = -1;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const entry = entries[middle] as ParsedMapEntry;
    if ((entry.region?.start ?? entry.start) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** True if nothing before the last step's region depends on what `change` makes of it. */
function isApart(tree: ParsedTree, steps: readonly Step[], change: Range, text: string): boolean {
  const { region, collection } = steps.at(-1) as Step;
  // What makes `:` and `-` an indicator is the white space behind it.
  if (tree.language === 'yaml') return isSpace(text.charCodeAt(region.start));
  // That there is an item at all, the array sees from its first character.
  return collection.kind === 'map' || change.start > region.start;
}

function reparseYaml(text: string, steps: readonly Step[]): Reparsed | undefined {
  const { region: old, collection } = steps.at(-1) as Step;
  const cursor = new Cursor(text, old.start, steps.length);
  cursor.lineStart = lineStartOf(text, old.start);
  const { value, region } = parseRegion(cursor, old.indent, collection.kind === 'map' ? 'entry' : 'item');
  if (cursor.anchors) return undefined;
  return { value, region, mustParseWhole: cursor.hasLookedAhead };
}

function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return start === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : start;
}

function reparseJson(text: string, steps: readonly Step[]): Reparsed {
  const { region: old } = steps.at(-1) as Step;
  const closers = steps.map(({ collection }) => (collection.kind === 'map' ? CLOSE_BRACE : CLOSE_BRACKET));
  const cursor = new JsonCursor(text, old.start, closers);
  const { value, region } = parseJsonRegion(cursor);
  return { value, region, mustParseWhole: cursor.hasLookedAhead };
}

/** The document with the last step's value exchanged; undefined if a problem around it lies inside of it. */
function spliced(
  document: ParsedSequenceEntry,
  steps: readonly Step[],
  { value, region }: Reparsed,
  by: number,
): ParsedSequenceEntry | undefined {
  const { region: edited } = steps.at(-1) as Step;
  let inner = value;
  let innerRegion: Region | undefined = region;
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const { collection, index } = steps[depth] as Step;
    inner = collection.spliced(index, { value: inner, region: innerRegion, by });
    const around = depth === 0 ? document.region : (steps[depth - 1] as Step).region;
    innerRegion = widened(around, edited, by);
    if (!innerRegion) return undefined;
  }
  return document.with(inner, innerRegion);
}

/** The region of an entry around the region of the edit; undefined if one of its problems lies in that. */
function widened(around: Region | undefined, edited: Range, by: number): Region | undefined {
  if (!around) return undefined;
  const { start, end, indent, problems, moved } = around;
  const grown = { start, end: end + by, indent, problems: undefined, moved: 0 };
  if (!problems) return grown;
  const placed: ParseError[] = [];
  for (const problem of problems) {
    const there = moved === 0 ? problem : movedError(problem, moved);
    const places = [there, ...(there.related ? [there.related] : []), ...(there.fix?.edits ?? [])];
    if (places.some((place) => isInside(place, edited))) return undefined;
    placed.push(splitMoved(there, edited, by));
  }
  return { ...grown, problems: placed };
}

/** True if one end of `place` lies in `region` or at its end, so that it cannot be told how the edit moves it. */
function isInside(place: Range, region: Range): boolean {
  const inside = (at: number) => at === region.end || (at > region.start && at < region.end);
  return inside(place.start) || inside(place.end);
}

function splitMoved(error: ParseError, region: Range, by: number): ParseError {
  const at = (offset: number) => (offset >= region.end ? offset + by : offset);
  const move = <R extends Range>(range: R): R => ({ ...range, start: at(range.start), end: at(range.end) });
  return {
    ...move(error),
    ...(error.related && { related: move(error.related) }),
    ...(error.fix && { fix: { title: error.fix.title, edits: error.fix.edits.map(move) } }),
  };
}

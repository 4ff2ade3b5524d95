import { DOT, PERCENT } from '../characters.ts';
import { ParsedMissing, type ParsedNode, ParsedSequenceEntry } from '../nodes.ts';
import { noProperties } from '../properties.ts';
import { ParsedTree } from '../syntax-tree.ts';
import { parseBlockValue, parseOnNextLine } from './block.ts';
import { Cursor, isDocumentMarker, lineEnd, skipByteOrderMark, skipToContent, trimmedEnd } from './cursor.ts';

/** Parses the first YAML document of `text`. Never fails: what is wrong is in the errors of the tree. */
export function parseYaml(text: string): ParsedTree {
  const cursor = new Cursor(text);
  const root = parseRoot(cursor);
  reportRest(cursor);
  const region = { start: 0, end: text.length, indent: -1, problems: cursor.problems, moved: 0 };
  return new ParsedTree({
    text,
    language: 'yaml',
    document: new ParsedSequenceEntry(0, root, region),
    mustParseWhole: cursor.hasLookedAhead || cursor.anchors !== undefined,
    editCount: 0,
  });
}

function parseRoot(cursor: Cursor): ParsedNode {
  skipByteOrderMark(cursor);
  skipToContent(cursor);
  // Directives (`%YAML 1.2`) say nothing that matters here.
  while (cursor.peek() === PERCENT) skipLine(cursor);
  if (cursor.pos >= cursor.text.length) return new ParsedMissing(cursor.text.length);
  const next = { parent: -1, place: 'root', properties: noProperties, missingAt: cursor.pos } as const;
  if (!isDocumentMarker(cursor.text, cursor.pos)) return parseOnNextLine(cursor, next);
  if (cursor.peek() === DOT) {
    skipLine(cursor);
    return parseOnNextLine(cursor, { ...next, missingAt: cursor.pos });
  }
  cursor.pos += 3;
  return parseBlockValue(cursor, -1, 'root');
}

function skipLine(cursor: Cursor): void {
  cursor.pos = lineEnd(cursor.text, cursor.pos);
  skipToContent(cursor);
}

/** Reports what stands behind the root: text that belongs to nothing, or a second document. */
function reportRest(cursor: Cursor): void {
  const { text } = cursor;
  if (cursor.pos < text.length && !isDocumentMarker(text, cursor.pos)) {
    const end = trimmedEnd(text, cursor.pos, lineEnd(text, cursor.pos));
    cursor.report('syntax', { start: cursor.pos, end }, 'This line does not belong to what stands before it');
    return;
  }
  while (cursor.pos < text.length && cursor.peek() === DOT) skipLine(cursor);
  if (cursor.pos >= text.length) return;
  const range = { start: cursor.pos, end: Math.min(text.length, cursor.pos + 3) };
  cursor.report('too-many-documents', range, 'A file holds one document; what begins here is not read');
}

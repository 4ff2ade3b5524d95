import { commentsOf } from './comments.ts';
import type { ParsedNode, ParsedSequenceEntry, Region } from './nodes.ts';
import type { Comment, Language, ParseError, Range, SyntaxTree } from './tree.ts';

interface TreeParts {
  readonly text: string;
  readonly language: Language;
  readonly document: ParsedSequenceEntry;
  readonly mustParseWhole: boolean;
  readonly editCount: number;
  /** True if the text is known to hold no character that YAML forbids. */
  readonly isClean?: boolean;
}

/** A tree with what an edit needs to know about it. */
export class ParsedTree implements SyntaxTree {
  readonly text: string;
  readonly language: Language;
  /** The root as if it were the item of a list, so that it has a region like every other value. */
  readonly document: ParsedSequenceEntry;
  /** True if parts of the text depend on others far away (anchors, readings that were given up). */
  readonly mustParseWhole: boolean;
  /** Edits since the text was parsed as a whole. */
  readonly editCount: number;
  private isKnownClean: boolean | undefined;
  private foundErrors: readonly ParseError[] | undefined;
  private foundComments: readonly Comment[] | undefined;

  constructor(parts: TreeParts) {
    this.text = parts.text;
    this.language = parts.language;
    this.document = parts.document;
    this.mustParseWhole = parts.mustParseWhole;
    this.editCount = parts.editCount;
    // False says nothing: what made the text unclean may be gone.
    this.isKnownClean = parts.isClean === true ? true : undefined;
  }

  /** True if the text holds no character that YAML forbids. */
  get isClean(): boolean {
    this.isKnownClean ??= isCleanText(this.text);
    return this.isKnownClean;
  }

  get root(): ParsedNode {
    return this.document.value;
  }

  get errors(): readonly ParseError[] {
    this.foundErrors ??= errorsOf(this);
    return this.foundErrors;
  }

  get comments(): readonly Comment[] {
    this.foundComments ??= commentsOf(this);
    return this.foundComments;
  }
}

/** Control characters other than tab and line breaks, halves of surrogate pairs, and U+FFFE, U+FFFF (YAML 1.2, 5.1). */
const INVALID_CHARACTERS =
  // eslint-disable-next-line no-control-regex
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** True if a text holds no character that YAML forbids; half of a surrogate pair at its edge is one. */
export function isCleanText(text: string): boolean {
  return text.search(INVALID_CHARACTERS) === -1;
}

/** A text with more errors is no document; whoever reads them has stopped long before. */
const MAX_ERRORS = 1000;

function errorsOf(tree: ParsedTree): ParseError[] {
  const errors: ParseError[] = [];
  collect(tree.document, errors);
  if (tree.language === 'yaml' && !tree.isClean) {
    for (const { index } of tree.text.matchAll(INVALID_CHARACTERS)) {
      if (errors.length >= MAX_ERRORS) break;
      const code = tree.text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
      const message = `The character U+${code} is not allowed in YAML`;
      errors.push({ code: 'invalid-character', start: index, end: index + 1, message });
    }
  }
  return errors.sort((a, b) => a.start - b.start || a.end - b.end || (a.message < b.message ? -1 : 1));
}

interface FaultyEntry {
  readonly faulty: boolean;
  readonly region: Region | undefined;
  readonly key?: ParsedNode;
  readonly value: ParsedNode;
}

function collect(entry: FaultyEntry, errors: ParseError[]): void {
  if (!entry.faulty || errors.length >= MAX_ERRORS) return;
  const { problems = [], moved = 0 } = entry.region ?? {};
  for (const problem of problems) errors.push(moved === 0 ? problem : movedError(problem, moved));
  for (const node of [entry.key, entry.value]) {
    if (node?.kind !== 'map' && node?.kind !== 'sequence') continue;
    for (const inner of node.entries) collect(inner, errors);
  }
}

export function movedError(error: ParseError, by: number): ParseError {
  const move = <R extends Range>(range: R): R => ({ ...range, start: range.start + by, end: range.end + by });
  return {
    ...move(error),
    ...(error.related && { related: move(error.related) }),
    ...(error.fix && { fix: { title: error.fix.title, edits: error.fix.edits.map(move) } }),
  };
}

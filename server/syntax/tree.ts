// The syntax tree: what the text says, before anybody knows that it is an SSM document. YAML and JSON give the
// same shape, so nothing above this folder asks which of the two a document is written in.
//
// - A tree is immutable. `edit` (edit.ts) returns a new tree that shares all nodes that did not change.
// - Nodes have no parent pointer, because versions share them; `pathAt` (path.ts) finds the way to an offset.
// - A node is a `Range` itself, so it can be handed to whatever wants a place in the text.

/** Half-open pair of UTF-16 offsets into the text of the document: `[start, end)`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces the range by `text`. All edits of one list refer to the same version of the text and do not overlap. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** `text` is what is neither YAML nor JSON (change calendars, Cedar policies): its tree is empty, without errors. */
export type Language = 'yaml' | 'json' | 'text';

export interface SyntaxTree {
  readonly text: string;
  readonly language: Language;
  /** The value of the first YAML document or of the JSON text; `missing` in an empty text. */
  readonly root: Node;
  /** In the order of the text. JSON has none; what looks like one there is also an error. */
  readonly comments: readonly Comment[];
  /** In the order of the text. */
  readonly errors: readonly ParseError[];
}

export interface Comment extends Range {
  /** The words after `#` (or `//`, or between the marks of a block comment in JSON), trimmed. */
  readonly text: string;
}

export type ParseErrorCode =
  | 'syntax'
  | 'duplicate-key'
  | 'tab-indent'
  | 'unknown-alias'
  | 'too-deep'
  | 'too-long'
  | 'too-many-documents'
  | 'invalid-character';

/** A fault in the text as YAML or JSON. The tree around it is as good as it can be. */
export interface ParseError extends Range {
  readonly code: ParseErrorCode;
  /** One sentence without a full stop that says what is wrong and, where it is known, what to write. */
  readonly message: string;
  /** The other place that has a part in the fault, such as the first of two equal keys. */
  readonly related?: RelatedPlace;
  /** The edit that most likely mends it. */
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}

export interface RelatedPlace extends Range {
  readonly message: string;
}

export type Node = MapNode | SequenceNode | ScalarNode | AliasNode | MissingNode;

interface NodeBase extends Range {
  /** The YAML tag as written (`!!str`, `!Ref`), if there is one. The range of the node begins after it. */
  readonly tag?: string | undefined;
  /** The name after `&`, if there is one. */
  readonly anchor?: string | undefined;
}

/** How a collection is written: by indentation, or with `{}` and `[]` (in JSON always). */
export type CollectionStyle = 'block' | 'flow';

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  /** One object for all versions of a map that edits only moved; another one as soon as anything in it changes. */
  readonly origin: object;
  readonly style: CollectionStyle;
  /** What is written, in order; duplicates and the merge key `<<` included. */
  readonly entries: readonly MapEntry[];
  /**
   * The entry with this key, as the reader of the document sees it: the last of duplicates, else the entry of a
   * map merged by `<<` (as PyYAML merges). Case counts.
   */
  entry(name: string): MapEntry | undefined;
  /** The value of `entry(name)` with an alias followed; undefined when there is no such key. */
  get(name: string): Node | undefined;
}

export interface MapEntry extends Range {
  readonly key: Node;
  /** The text of a scalar key; empty for any other key. */
  readonly name: string;
  /** `missing` when nothing stands after the colon, or there is no colon yet. */
  readonly value: Node;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly style: CollectionStyle;
  /** The items with their dash (block style); without it the same ranges as the items (flow style). */
  readonly entries: readonly SequenceEntry[];
  /** The values of the entries, aliases followed. */
  readonly items: readonly Node[];
}

export interface SequenceEntry extends Range {
  readonly value: Node;
}

/** `plain` also stands for JSON's numbers, booleans and null, `double` for its strings. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export type ScalarValue = string | number | boolean | null;

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The text that the scalar stands for: unescaped, unfolded, without quotes or block header. */
  readonly text: string;
  /** `text` read by the core schema of YAML 1.2 (or by JSON): quoted and block scalars are always strings. */
  readonly value: ScalarValue;
  /** Where the text begins in the source: after the quote, or at the first line of a block scalar. */
  readonly contentStart: number;
  /** The source offset of the character of `text` at `textOffset` (0 to text.length). */
  sourceOffset(textOffset: number): number;
  /** The inverse; an offset inside an escape or an indentation belongs to the character after it. */
  textOffset(sourceOffset: number): number;
  /** The part of the source that the part `[start, end)` of `text` was read from. */
  sourceRange(start: number, end: number): Range;
}

/** `*name`. Look through it with `resolve`, `asMap`, `asSequence` or `asScalar`. */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** Undefined when the anchor is unknown or the alias would contain itself. */
  readonly target: Node | undefined;
}

/** Nothing, where a value could stand. YAML reads null there; `start` is where one would be typed. */
export interface MissingNode extends NodeBase {
  readonly kind: 'missing';
}

/** The node that an alias stands for; any other node is itself. An unknown alias stays one. */
export function resolve(node: Node): Node {
  return node.kind === 'alias' ? (node.target ?? node) : node;
}

/** `node` with its alias followed, if it is a map. */
export function asMap(node: Node | undefined): MapNode | undefined {
  const target = node && resolve(node);
  return target?.kind === 'map' ? target : undefined;
}

/** `node` with its alias followed, if it is a sequence. */
export function asSequence(node: Node | undefined): SequenceNode | undefined {
  const target = node && resolve(node);
  return target?.kind === 'sequence' ? target : undefined;
}

/** `node` with its alias followed, if it is a scalar. */
export function asScalar(node: Node | undefined): ScalarNode | undefined {
  const target = node && resolve(node);
  return target?.kind === 'scalar' ? target : undefined;
}

/** True if `offset` lies in the range or directly behind it, where a cursor still touches it. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

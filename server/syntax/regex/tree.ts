// Regular expressions of allowedPattern: what the text means. The dialect is that of java.util.regex.Pattern, in
// which the service reads it; `re2.ts` tells what Go's regexp package, in which the agent reads it again, lacks.

import type { Range } from '../tree.ts';

/** A set of characters. Ranges are offsets into the pattern. */
export type CharacterSet =
  | CodePointRange
  /** `.`: all but line ends, unless the flag s is on. */
  | (Range & { readonly kind: 'any'; readonly dotAll: boolean })
  /** `\d` and its kind. */
  | (Range & { readonly kind: 'shorthand'; readonly letter: string })
  /** `\p{name}`, `\P{name}`, also `\N{name}`. */
  | (Range & { readonly kind: 'property'; readonly name: string; readonly negated: boolean })
  | CharacterClass
  /** `left&&right` inside a class. */
  | (Range & {
      readonly kind: 'intersection';
      readonly left: readonly CharacterSet[];
      readonly right: readonly CharacterSet[];
    });

/** One character (`from` equals `to`) or `from-to`. */
export interface CodePointRange extends Range {
  readonly kind: 'range';
  readonly from: number;
  readonly to: number;
}

/** `[…]`: the union of its items. */
export interface CharacterClass extends Range {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly items: readonly CharacterSet[];
}

export type Boundary = '^' | '$' | 'A' | 'Z' | 'z' | 'G' | 'b' | 'B';

export type RegexNode =
  /** Nothing, as between the bars of `a||b`. */
  | (Range & { readonly kind: 'empty' })
  /** One character of the set. */
  | (Range & { readonly kind: 'set'; readonly set: CharacterSet; readonly ignoreCase: boolean })
  | (Range & { readonly kind: 'sequence'; readonly items: readonly RegexNode[] })
  | (Range & { readonly kind: 'alternation'; readonly branches: readonly RegexNode[] })
  | RegexGroup
  /** `(?i)`: flags for what follows. */
  | (Range & { readonly kind: 'flags'; readonly flags: string })
  | (Range & {
      readonly kind: 'look';
      readonly behind: boolean;
      readonly negated: boolean;
      readonly body: RegexNode;
    })
  | (Range & { readonly kind: 'atomic'; readonly body: RegexNode })
  | RegexRepeat
  | (Range & { readonly kind: 'boundary'; readonly boundary: Boundary; readonly multiline: boolean })
  /** `\1`, `\k<name>`; a number of a group that does not exist never matches. */
  | (Range & { readonly kind: 'back-reference'; readonly group: number })
  /** `\R`. */
  | (Range & { readonly kind: 'line-break' })
  /** `\X`: one user-perceived character. */
  | (Range & { readonly kind: 'grapheme' });

export interface RegexGroup extends Range {
  readonly kind: 'group';
  /** From 1; undefined for `(?:…)`. */
  readonly capture: number | undefined;
  readonly name: string | undefined;
  /** The flags of `(?i-s:…)`, else empty. */
  readonly flags: string;
  readonly body: RegexNode;
}

export interface RegexRepeat extends Range {
  readonly kind: 'repeat';
  readonly body: RegexNode;
  readonly min: number;
  /** Infinity for an open end. */
  readonly max: number;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
}

export interface RegexError extends Range {
  /** `too-deep`: not a fault of the pattern, but more nesting than is looked into. */
  readonly code: 'syntax' | 'too-deep';
  /** One sentence without a full stop. */
  readonly message: string;
}

/** The nodes directly inside. */
export function regexChildren(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.items;
    case 'alternation':
      return node.branches;
    case 'group':
    case 'look':
    case 'atomic':
    case 'repeat':
      return [node.body];
    default:
      return [];
  }
}

/** The node and all nodes inside, outermost first. */
export function* regexNodes(node: RegexNode): Generator<RegexNode> {
  yield node;
  for (const child of regexChildren(node)) yield* regexNodes(child);
}

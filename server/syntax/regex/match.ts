import { setContains } from './characters.ts';
import type { RegexNode, RegexRepeat } from './tree.ts';

/** Thrown when a question is too costly or not answerable; caught by `search`. */
class GivenUp extends Error {}

/** Goes on behind a part of the pattern; true if the rest matches too. */
type Rest = (at: number) => boolean;

/**
 * Whether the pattern matches somewhere inside `text`. Undefined when that takes too long (patterns can be made to
 * take exponential time), when the text or the pattern is long, or when the pattern uses a character property that we do not know.
 */
export function search(node: RegexNode, text: string): boolean | undefined {
  if (text.length > 400) return undefined;
  const matcher = new Matcher(text);
  try {
    for (let at = 0; at <= text.length; at += 1) {
      if (matcher.match(node, at, () => true)) return true;
    }
    return false;
  } catch (error) {
    // A pattern of thousands of parts takes more of the stack than there is.
    if (error instanceof GivenUp || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Backtracks like Java's engine, so that it knows all that the dialect has; a budget of steps bounds it. */
class Matcher {
  private readonly text: string;
  private readonly groups = new Map<number, { readonly start: number; readonly end: number }>();
  private steps = 20_000;

  constructor(text: string) {
    this.text = text;
  }

  match(node: RegexNode, at: number, rest: Rest): boolean {
    this.steps -= 1;
    if (this.steps < 0) throw new GivenUp();
    switch (node.kind) {
      case 'empty':
      case 'flags':
        return rest(at);
      case 'set':
        return this.matchSet(node, at, rest);
      case 'sequence':
        return this.matchSequence(node.items, 0, at, rest);
      case 'alternation':
        return node.branches.some((branch) => this.match(branch, at, rest));
      case 'group':
        return this.matchGroup(node, at, rest);
      case 'look':
        return this.look(node, at) !== node.negated && rest(at);
      case 'atomic': {
        const end = this.firstEnd(node.body, at);
        return end !== undefined && rest(end);
      }
      case 'repeat':
        return this.matchRepeat(node, { at, count: 0 }, rest);
      case 'boundary':
        return this.isBoundary(node, at) && rest(at);
      case 'back-reference':
        return this.matchBackReference(node.group, at, rest);
      case 'line-break':
        return this.matchText(/\r\n|[\n-\r\u0085\u2028\u2029]/y, at, rest);
      case 'grapheme':
        throw new GivenUp();
    }
  }

  private matchSet(node: RegexNode & { kind: 'set' }, at: number, rest: Rest): boolean {
    const codePoint = this.text.codePointAt(at);
    if (codePoint === undefined) return false;
    const contains = setContains(node.set, codePoint, node.ignoreCase);
    if (contains === undefined) throw new GivenUp();
    return contains && rest(at + (codePoint > 0xffff ? 2 : 1));
  }

  private matchSequence(items: readonly RegexNode[], index: number, at: number, rest: Rest): boolean {
    const item = items[index];
    if (item === undefined) return rest(at);
    return this.match(item, at, (end) => this.matchSequence(items, index + 1, end, rest));
  }

  private matchGroup(node: RegexNode & { kind: 'group' }, at: number, rest: Rest): boolean {
    const { capture } = node;
    if (capture === undefined) return this.match(node.body, at, rest);
    const before = this.groups.get(capture);
    const matched = this.match(node.body, at, (end) => {
      const inside = this.groups.get(capture);
      this.groups.set(capture, { start: at, end });
      if (rest(end)) return true;
      if (inside === undefined) this.groups.delete(capture);
      else this.groups.set(capture, inside);
      return false;
    });
    if (!matched && before !== undefined) this.groups.set(capture, before);
    return matched;
  }

  /** Where the body first ends when it is left to itself. */
  private firstEnd(body: RegexNode, at: number): number | undefined {
    let first: number | undefined;
    this.match(body, at, (end) => {
      first = end;
      return true;
    });
    return first;
  }

  private look(node: RegexNode & { kind: 'look' }, at: number): boolean {
    if (!node.behind) return this.firstEnd(node.body, at) !== undefined;
    for (let start = at; start >= 0; start -= 1) {
      if (this.match(node.body, start, (end) => end === at)) return true;
    }
    return false;
  }

  private matchRepeat(node: RegexRepeat, { at, count }: { at: number; count: number }, rest: Rest): boolean {
    const again = (): boolean =>
      count < node.max &&
      // A body that matches nothing is not repeated for ever.
      this.match(node.body, at, (end) =>
        end === at && count >= node.min ? false : this.matchRepeat(node, { at: end, count: count + 1 }, rest),
      );
    if (count < node.min) return again();
    if (node.mode === 'lazy') return rest(at) || again();
    if (node.mode === 'greedy') return again() || rest(at);
    const end = count < node.max ? this.firstEnd(node.body, at) : undefined;
    return end === undefined || end === at
      ? rest(at)
      : this.matchRepeat(node, { at: end, count: count + 1 }, rest);
  }

  private isBoundary({ boundary, multiline }: RegexNode & { kind: 'boundary' }, at: number): boolean {
    const { text } = this;
    const isWord = (index: number): boolean => /\w/.test(text[index] ?? '');
    switch (boundary) {
      case '^':
        return at === 0 || (multiline && at < text.length && /[\n\r]$/.test(text.slice(0, at)));
      case 'A':
      case 'G':
        return at === 0;
      case 'z':
        return at === text.length;
      case '$':
        return multiline ? /^(?:$|[\n\r])/.test(text.slice(at)) : /^(?:\r?\n|\r)?$/.test(text.slice(at));
      case 'Z':
        return /^(?:\r?\n|\r)?$/.test(text.slice(at));
      case 'b':
        return isWord(at - 1) !== isWord(at);
      case 'B':
        return isWord(at - 1) === isWord(at);
    }
  }

  private matchBackReference(group: number, at: number, rest: Rest): boolean {
    const found = this.groups.get(group);
    if (found === undefined) return false;
    const captured = this.text.slice(found.start, found.end);
    return this.text.startsWith(captured, at) && rest(at + captured.length);
  }

  private matchText(expression: RegExp, at: number, rest: Rest): boolean {
    expression.lastIndex = at;
    const found = expression.exec(this.text);
    return found !== null && rest(at + found[0].length);
  }
}

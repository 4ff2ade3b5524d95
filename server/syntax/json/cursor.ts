import {
  CARRIAGE_RETURN,
  COLON,
  COMMA,
  isFlowIndicator,
  isSpace,
  LINE_FEED,
  QUOTE,
  SLASH,
  SPACE,
  TAB,
} from '../characters.ts';
import { ProblemList } from '../problem-list.ts';

/** What the JSON parser is in the midst of. */
export class JsonCursor extends ProblemList {
  readonly text: string;
  pos: number;
  /** The brackets that are expected, the innermost last. Its length is the depth. */
  readonly closers: number[];
  /** True if what is reported depends on text behind what was read; edit.ts parses such a text whole. */
  hasLookedAhead = false;

  constructor(text: string, pos = 0, closers: number[] = []) {
    super();
    this.text = text;
    this.pos = pos;
    this.closers = closers;
  }

  peek(): number {
    return this.text.charCodeAt(this.pos);
  }

  get isAtEnd(): boolean {
    return this.pos >= this.text.length;
  }
}

/** Skips white space, and comments, which it reports. */
export function skipTrivia(cursor: JsonCursor): void {
  for (;;) {
    const code = cursor.peek();
    if (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) cursor.pos++;
    else if (code !== SLASH || !skipComment(cursor)) return;
  }
}

function skipComment(cursor: JsonCursor): boolean {
  const { text, pos: start } = cursor;
  let end: number;
  if (text.startsWith('//', start)) {
    end = start;
    while (
      end < text.length &&
      text.charCodeAt(end) !== LINE_FEED &&
      text.charCodeAt(end) !== CARRIAGE_RETURN
    )
      end++;
  } else if (text.startsWith('/*', start)) {
    const close = text.indexOf('*/', start + 2);
    end = close === -1 ? text.length : close + 2;
  } else {
    return false;
  }
  cursor.report('syntax', { start, end }, 'JSON has no comments', {
    fix: { title: 'Remove the comment', edits: [{ start, end, text: '' }] },
  });
  cursor.pos = end;
  return true;
}

/** The end of a word that begins at `start` and is neither string nor bracket; at least one character. */
export function wordEnd(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || isFlowIndicator(code) || code === COLON || code === COMMA || code === QUOTE) break;
  }
  return at;
}

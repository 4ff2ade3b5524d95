/** The lines of a text, from 0, as the formatter looks at them. */
export class Lines {
  readonly text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    // A byte order mark is no column.
    if (text.startsWith('\uFEFF')) this.#starts[0] = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  get count(): number {
    return this.#starts.length;
  }

  startOf(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** The end without the line break. */
  endOf(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.text.length;
    return this.text.charAt(next - 2) === '\r' ? next - 2 : next - 1;
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The number of spaces at the start of the line. */
  indentOf(line: number): number {
    const start = this.startOf(line);
    let at = start;
    while (this.text.charAt(at) === ' ') at += 1;
    return at - start;
  }

  isBlank(line: number): boolean {
    return this.text.slice(this.startOf(line), this.endOf(line)).trim() === '';
  }

  /** A line with nothing but a comment, provided that it is no part of a scalar. */
  isComment(line: number): boolean {
    return this.text.charAt(this.startOf(line) + this.indentOf(line)) === '#';
  }

  /** True if nothing but white space and the tags and anchors of what stands at `offset` is before it on its line. */
  isFirst(offset: number): boolean {
    const line = this.lineOf(offset);
    return this.columnOf(offset) === this.indentOf(line);
  }

  /** The column of what stands at `offset`; its tags and anchors on the same line belong to it. */
  columnOf(offset: number): number {
    const start = this.startOf(this.lineOf(offset));
    const before = this.text.slice(start, offset);
    // Tried at each character of what may be a very long line, the expression would take long.
    const near = before.slice(-300);
    const properties = /(?:(?<![^\s])[&!][^\s]*[ \t]+)*$/.exec(near)?.[0] ?? '';
    return before.length - properties.length;
  }
}

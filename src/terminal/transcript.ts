/* eslint-disable no-control-regex -- control sequences begin with control characters */
const controlSequences =
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])/g;
/** The beginning of a sequence whose end is still to come. */
const openSequence = /\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)?$/;
const alternateScreen = /\x1b\[\?(?:1049|1047|47)([hl])/;

/**
 * What a person would read of a terminal's output: without colours and other control sequences, without what
 * full-screen programs draw, and with line feeds alone. Corrections with the backspace key are made.
 */
export class PlainText {
  #rest = '';
  #isFullScreen = false;
  /** The last line so far, because a backspace or a return may still change it. */
  #line = '';

  /** The lines that are complete with `text`. */
  add(text: string): string {
    let input = this.#rest + text;
    const open = openSequence.exec(input);
    // Nothing that long is a sequence: a program prints what looks like the beginning of one.
    const cut = open !== null && open[0].length < 4096 ? open.index : input.length;
    this.#rest = input.slice(cut);
    input = input.slice(0, cut);
    return this.#addLines(this.#visible(input).replaceAll(controlSequences, ''));
  }

  /** What is left at the end. */
  end(): string {
    const line = this.#line;
    this.#line = '';
    return line === '' ? '' : `${line}\n`;
  }

  /** Without what is drawn on the alternate screen. */
  #visible(input: string): string {
    let visible = '';
    let rest = input;
    for (let match = alternateScreen.exec(rest); match !== null; match = alternateScreen.exec(rest)) {
      if (!this.#isFullScreen) visible += rest.slice(0, match.index);
      this.#isFullScreen = match[1] === 'h';
      rest = rest.slice(match.index + match[0].length);
    }
    return this.#isFullScreen ? visible : visible + rest;
  }

  #addLines(text: string): string {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    return lines.map((line) => `${settle(line)}\n`).join('');
  }
}

/** A line as it looks in the end: returns and backspaces write over what was there. Other control characters go. */
function settle(line: string): string {
  if (!/[\x00-\x08\x0b-\x1f\x7f]/.test(line)) return line;
  const cells: string[] = [];
  let column = 0;
  for (const character of line) {
    if (character === '\r') column = 0;
    else if (character === '\b') column = Math.max(0, column - 1);
    else if (character >= ' ' || character === '\t') cells[column++] = character;
  }
  return cells.join('').trimEnd();
}

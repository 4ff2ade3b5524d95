// Texts as YAML that every reader takes for the same texts, of YAML 1.1 (which the service and PyYAML read) and 1.2.

/**
 * Words that are something else than a text in YAML 1.1 or 1.2. An exponent alone is a number to the yaml package when
 * it reads YAML 1.1.
 */
const word = /^(?:true|false|yes|no|on|off|y|n|null|~|=|<<|e[-+]?\d+)$/i;

/** Begins like a number, a date or an indicator; or holds what ends a plain scalar. */
const notPlain = /^[-+.\d?:,[\]{}#&*!|>'"%@`\s]|[:\s]$|:[\s]|\s#/;

/** What only double quotes can hold: control characters, line breaks, halves of pairs, what is no character. */
const unprintable = /[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** A text in one line: plain if everybody reads it as this text, else in the simplest quotes. */
export function writeText(text: string): string {
  if (unprintable.test(text)) return doubleQuoted(text);
  const isPlain = text !== '' && !notPlain.test(text) && !word.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * The header and the lines, without their indentation, of a text of several lines as a literal block. Undefined: it has
 * one line only, or a block could not hold it as it is.
 */
export function literalBlock(text: string): { header: string; lines: string[] } | undefined {
  const body = text.replace(/\n+$/, '');
  const breaks = text.length - body.length;
  if (!text.includes('\n') || body === '') return undefined;
  // A block finds its indentation by its first line with a text.
  if (/^[ \t\n]/.test(body) || unprintable.test(body.replace(/[\n\t]/g, ''))) return undefined;
  const header = breaks === 0 ? '|-' : breaks === 1 ? '|' : '|+';
  return {
    header,
    lines: [...body.split('\n'), ...Array.from({ length: Math.max(0, breaks - 1) }, () => '')],
  };
}

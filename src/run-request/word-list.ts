/**
 * Words in one line of text: `dev, test`. One that holds a comma, a quote or blanks at its ends stands in double quotes,
 * in which a quote is doubled.
 */
export function parseWords(text: string): string[] {
  const words: string[] = [];
  const word = /\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/gy;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const [whole, quoted, plain = ''] = match;
    if (quoted !== undefined) words.push(quoted.replaceAll('""', '"'));
    else if (plain.trim() !== '') words.push(plain.trim());
    if (word.lastIndex >= text.length || whole === '') break;
  }
  return words;
}

/** The text that `parseWords` reads as these words. */
export function formatWords(words: readonly string[]): string {
  return words
    .map((word) => (word === '' || /[,"]|^\s|\s$/.test(word) ? `"${word.replaceAll('"', '""')}"` : word))
    .join(', ');
}

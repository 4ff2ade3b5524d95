const quoted = /'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])|([^\s'"\\]+)/y;

/**
 * Splits a command line into words as the agent does (github.com/google/shlex): quotes, backslashes and comments mean
 * what they mean in a shell, all else is taken as it is. Throws the agent's words for what never ends.
 */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let position = 0;
  const endWord = (): void => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  while (position < line.length) {
    const character = line.charAt(position);
    if (/\s/.test(character)) {
      endWord();
      position++;
    } else if (character === '#' && word === undefined) {
      const end = line.indexOf('\n', position);
      position = end < 0 ? line.length : end;
    } else {
      quoted.lastIndex = position;
      const match = quoted.exec(line);
      if (match === null) throw new Error(unended(line.slice(position)));
      const [whole, single, double, escaped, plain] = match;
      word = (word ?? '') + (single ?? double?.replaceAll(/\\([^])/g, '$1') ?? escaped ?? plain ?? '');
      position += whole.length;
    }
  }
  endWord();
  return words;
}

const unended = (rest: string): string =>
  rest.startsWith('\\') || /^"(?:[^"\\]|\\[^])*\\$/.test(rest)
    ? 'EOF found after escape character'
    : 'EOF found when expecting closing quote';

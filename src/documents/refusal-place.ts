/** Where in a text something stands, in UTF-16 units. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * Where in a document the service found what it refuses. It gives no positions, but its messages mostly name the
 * fault: between quotes, as a path like `/mainSteps/0/inputs`, or by line and column of its own parser. Without any of
 * these it is the first line.
 */
export function placeOfRefusal(message: string, text: string): Place {
  return placeByLine(message, text) ?? placeByWord(message, text) ?? firstLine(text);
}

function placeByLine(message: string, text: string): Place | undefined {
  const found = /\bline:? (\d+)(?:,? column:? (\d+))?/i.exec(message);
  if (found === null) return undefined;
  const lines = text.split('\n');
  const index = Number(found[1]) - 1;
  const line = lines[index];
  if (line === undefined) return undefined;
  const start = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const indent = line.length - line.trimStart().length;
  return { offset: start + indent, length: Math.max(1, line.trim().length) };
}

/** The longest of the named words that is in the text: short ones are in it everywhere. */
function placeByWord(message: string, text: string): Place | undefined {
  const quoted = [...message.matchAll(/["'`[{(]([\w:.\-/ ]{2,})["'`\]})]/g)].map(([, word = '']) => word);
  const paths = [...message.matchAll(/(?:[/.][A-Za-z]\w*|[/.[]\d+\]?){2,}/g)].flatMap(([path]) =>
    path
      .split(/[/.[\]]/)
      .filter((part) => part.length > 1 && !/^\d+$/.test(part))
      .slice(-1),
  );
  const actions = [...message.matchAll(/\baws:[A-Za-z]+/g)].map(([action]) => action);
  const words = [...new Set([...quoted, ...actions, ...paths])].sort((a, b) => b.length - a.length);
  const word = words.find((word) => text.includes(word));
  return word === undefined ? undefined : { offset: text.indexOf(word), length: word.length };
}

function firstLine(text: string): Place {
  return { offset: 0, length: Math.max(1, text.split('\n', 1)[0]?.length ?? 1) };
}

/**
 * A pattern of AWS's service model as a regular expression over the whole value. The patterns are Java's: a leading
 * `(?i)` becomes a flag, because JavaScript has no such group, and `\p{…}` needs the `u` flag, which is not set
 * otherwise because it forbids needless escapes such as `\-`. Throws SyntaxError for anything else JavaScript lacks.
 */
export function compilePattern(pattern: string): RegExp {
  const ignoreCase = pattern.startsWith('(?i)');
  const body = ignoreCase ? pattern.slice('(?i)'.length) : pattern;
  return new RegExp(`^(?:${body})$`, `${ignoreCase ? 'i' : ''}${body.includes('\\p{') ? 'u' : ''}`);
}

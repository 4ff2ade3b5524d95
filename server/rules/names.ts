/** `"a", "b" and "c"`, cut to a length that a message can bear. */
export function listNames(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  if (names.length > 5) return `${shown.join(', ')}, …`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${word} ${last}`;
}

import type { Analysis } from '../analysis.ts';
import type { Range } from '../syntax/tree.ts';
import type { Fix } from './rule.ts';

/** The fix that asks for the address in `range` by TLS. */
export function useTls({ start, end }: Range, { text }: Analysis): readonly Fix[] {
  const at = text.slice(start, end).indexOf('http://');
  if (at < 0) return [];
  const edit = { start: start + at, end: start + at + 'http'.length, text: 'https' };
  return [{ title: 'Change to "https://"', edits: [edit] }];
}

import type { PathFormat } from './path-text.ts';

/** The scheme of the editors that show what lies below a path. */
export const pathScheme = 'ssm-parameters';

/** Which path an editor shows, in which account, and how. */
export interface PathAddress {
  /** Without a slash at its end; empty for all that begins with a slash. */
  readonly path: string;
  /** The `connectionKey` of the connection that it belongs to. */
  readonly connection: string;
  readonly format: PathFormat;
  /** True: as it was when the text was made; it cannot be changed. */
  readonly isBase?: boolean;
}

/** The path and the query of an address in a URI; the file's name in it is what the tab shows. */
export function toPathUriParts({ path, connection, format, isBase = false }: PathAddress): {
  readonly path: string;
  readonly query: string;
} {
  const query = new URLSearchParams({ path, connection, format, ...(isBase ? { base: '' } : {}) });
  return { path: `${path === '' ? '/all' : path}.${format}`, query: query.toString() };
}

/** Reads what `toPathUriParts` has written; undefined for anything else. */
export function parsePathAddress(query: string): PathAddress | undefined {
  const read = new URLSearchParams(query);
  const [path, connection, format] = [read.get('path'), read.get('connection'), read.get('format')];
  if (path === null || connection === null || !isFormat(format)) return undefined;
  return { path, connection, format, ...(read.has('base') ? { isBase: true } : {}) };
}

const isFormat = (text: string | null): text is PathFormat =>
  text === 'yaml' || text === 'json' || text === 'env';

import type { DocumentFormat } from '../aws/documents.ts';
import { shortName } from './names.ts';

/** The scheme of the editors that show documents of an account. */
export const documentScheme = 'ssm-document';

/** Which document an editor shows, in which account. */
export interface DocumentAddress {
  readonly name: string;
  /** The `connectionKey` of the connection that it belongs to. */
  readonly connection: string;
  readonly format: DocumentFormat;
  /** A version, which never changes; undefined: what is being edited, or is to be created. */
  readonly version?: string;
}

/** The path and the query of an address in a URI; the file's name in it is what the tab shows. */
export function toUriParts({ name, connection, format, version }: DocumentAddress): {
  readonly path: string;
  readonly query: string;
} {
  const query = new URLSearchParams({
    name,
    connection,
    format,
    ...(version === undefined ? {} : { version }),
  });
  const mark = version === undefined ? '' : ` (version ${version})`;
  return { path: `/${shortName(name)}${mark}.${endings[format]}`, query: query.toString() };
}

/** Reads what `toUriParts` has written; undefined for anything else. */
export function parseQuery(query: string): DocumentAddress | undefined {
  const read = new URLSearchParams(query);
  const [name, connection, format] = [read.get('name'), read.get('connection'), read.get('format')];
  if (name === null || connection === null || !isFormat(format)) return undefined;
  const version = read.get('version');
  return { name, connection, format, ...(version === null ? {} : { version }) };
}

const endings: Readonly<Record<DocumentFormat, string>> = {
  YAML: 'ssm.yaml',
  JSON: 'ssm.json',
  TEXT: 'txt',
};

function isFormat(text: string | null): text is DocumentFormat {
  return text !== null && Object.hasOwn(endings, text);
}

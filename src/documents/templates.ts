import type { DocumentFormat, DocumentType } from '../aws/documents.ts';
import { creatableTypes } from './document-type.ts';

/** A document to begin with. */
export interface DocumentTemplate {
  readonly title: string;
  readonly description: string;
  readonly type: DocumentType;
  /** In the syntax of snippets, with places to fill in. */
  readonly body: string;
}

/** The file of snippets with the templates of a format, below the extension's folder. */
export const templateFiles: Readonly<Record<DocumentFormat, string>> = {
  YAML: 'snippets/yaml.json',
  JSON: 'snippets/json.json',
  TEXT: 'snippets/text.json',
};

/**
 * The templates in a file of snippets (generated from the server's catalog): those of whole documents, whose titles
 * begin with the type, as far as a user can create one of that type.
 * @throws SyntaxError if the text is no JSON
 */
export function readTemplates(json: string): DocumentTemplate[] {
  const snippets = JSON.parse(json) as Record<string, { description: string; body: readonly string[] }>;
  return Object.entries(snippets).flatMap(([title, { description, body }]) => {
    const type = /^(\S+) document\b/.exec(title)?.[1];
    const known = creatableTypes.find((each) => each === type);
    return known === undefined ? [] : [{ title, description, type: known, body: body.join('\n') }];
  });
}

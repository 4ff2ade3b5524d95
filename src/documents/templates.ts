import type { DocumentType } from '../aws/documents.ts';

/** A document to begin with. */
export interface DocumentTemplate {
  readonly title: string;
  readonly description: string;
  readonly type: DocumentType;
  /** In the syntax of snippets, with places to fill in. */
  readonly body: string;
}

/**
 * The templates in a file of snippets (`snippets/yaml.json`, generated from the server's catalog): those of whole
 * documents, whose titles begin with the type.
 * @throws SyntaxError if the text is no JSON
 */
export function readTemplates(json: string): DocumentTemplate[] {
  const snippets = JSON.parse(json) as Record<string, { description: string; body: readonly string[] }>;
  return Object.entries(snippets).flatMap(([title, { description, body }]) => {
    const type = /^(\S+) document\b/.exec(title)?.[1];
    return type === undefined
      ? []
      : [{ title, description, type: type as DocumentType, body: body.join('\n') }];
  });
}

import type { Clients } from '../aws/clients.ts';
import {
  describeDocument,
  getDocument,
  type DocumentContent,
  type DocumentDescription,
  type DocumentReference,
} from '../aws/documents.ts';
import { readParameters, type DocumentParameter } from '../runs/document-parameters.ts';

/** One version of a Command document, read to be run. */
export interface RunnableDocument {
  readonly description: DocumentDescription;
  readonly content: DocumentContent;
  readonly parameters: readonly DocumentParameter[];
}

/** A document to run, with what has just been read of it. */
export interface RunnableReference extends DocumentReference {
  readonly description?: DocumentDescription;
}

/**
 * Reads what will run: two calls, or one if it has just been described. The version is fixed here, so that what is
 * shown is what runs; the text comes in the format that its author has chosen.
 * @throws Error if documents of its type do not run on nodes
 */
export async function readRunnable(
  clients: Clients,
  reference: RunnableReference,
  signal?: AbortSignal,
): Promise<RunnableDocument> {
  const described = reference.description ?? (await describeDocument(clients, reference, signal));
  if (described.type !== undefined && described.type !== 'Command') {
    throw new Error(
      `${described.name} is a document of type ${described.type}. Only Command documents run on nodes.`,
    );
  }
  // A shared document goes by its ARN, which the answer does not repeat.
  const description = { ...described, name: reference.name };
  const format = description.format === 'YAML' ? ({ format: 'YAML' } as const) : {};
  const content = await getDocument(
    clients,
    { name: reference.name, version: description.version, ...format },
    signal,
  );
  return { description, content, parameters: readParameters(content.content) };
}

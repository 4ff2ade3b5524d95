import type { TaggedResource } from '../../aws/tags.ts';
import { askAndTag, askAndUntag } from '../change-tags.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';

/** Adds a tag to a document, or changes the value of the tag of the row. One call. */
export async function tagDocument(parts: DocumentParts, row: unknown): Promise<void> {
  const operation = 'ssm:AddTagsToResource';
  const { clients, document } = await ownDocumentOf(parts, row, { title: 'Tag Document', operation });
  await askAndTag({ clients, resource: resourceOf(document.name), row });
  parts.view.documentChanged(document.name);
}

/** Takes a tag from a document after asking. One call, and one for the tags from the palette. */
export async function untagDocument(parts: DocumentParts, row: unknown): Promise<void> {
  const operation = 'ssm:RemoveTagsFromResource';
  const { clients, document } = await ownDocumentOf(parts, row, { title: 'Remove Tag', operation });
  const removed = await askAndUntag({ clients, resource: resourceOf(document.name), row });
  if (removed) parts.view.documentChanged(document.name);
}

const resourceOf = (id: string): TaggedResource => ({ type: 'Document', id });

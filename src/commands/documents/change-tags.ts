import {
  addTag,
  checkTagKey,
  checkTagValue,
  listTags,
  removeTag,
  type TaggedResource,
} from '../../aws/tags.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { askText, back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { chosenTag } from '../row-arguments.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';

/** Adds a tag to a document, or changes the value of the tag of the row. One call. */
export async function tagDocument(parts: DocumentParts, row: unknown): Promise<void> {
  const operation = 'ssm:AddTagsToResource';
  const { clients, document } = await ownDocumentOf(parts, row, { title: 'Tag Document', operation });
  const title = await changeTitle(clients, `Tag ${document.name}`);
  const known = chosenTag(row);
  const key = known?.key ?? (await askText({ title, prompt: 'The key of the tag', check: checkTagKey }));
  if (key === back) throw new Cancelled();
  const value = await askText({
    title,
    prompt: `The value of ${key}; it may be empty`,
    value: known?.value ?? '',
    check: checkTagValue,
  });
  if (value === back) throw new Cancelled();
  await addTag(clients, resourceOf(document.name), { key, value });
  parts.view.documentChanged(document.name);
}

/** Takes a tag from a document after asking. One call, and one for the tags from the palette. */
export async function untagDocument(parts: DocumentParts, row: unknown): Promise<void> {
  const operation = 'ssm:RemoveTagsFromResource';
  const { clients, document } = await ownDocumentOf(parts, row, { title: 'Remove Tag', operation });
  const resource = resourceOf(document.name);
  const key =
    chosenTag(row)?.key ??
    (await chooseKey(async () => (await listTags(clients, resource)).map((tag) => tag.key), document.name));
  const confirmed = await confirm(clients, {
    question: `Remove the tag ${key} from ${document.name}?`,
    detail: 'Policies that ask for this tag treat the document differently from now on.',
    action: 'Remove Tag',
  });
  if (!confirmed) return;
  await removeTag(clients, resource, key);
  parts.view.documentChanged(document.name);
}

async function chooseKey(read: () => Promise<readonly string[]>, name: string): Promise<string> {
  const keys = await read();
  if (keys.length === 0) throw new Error(`${name} has no tags.`);
  const item = await pickOne(
    keys.map((label) => ({ label })),
    { title: 'Remove Tag', placeholder: `Which tag of ${name}?` },
  );
  if (item === back) throw new Cancelled();
  return item.label;
}

const resourceOf = (id: string): TaggedResource => ({ type: 'Document', id });

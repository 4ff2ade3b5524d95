import type { Clients } from '../aws/clients.ts';
import { addTag, checkTagKey, checkTagValue, listTags, removeTag, type TaggedResource } from '../aws/tags.ts';
import { changeTitle, confirm } from '../prompts/confirm.ts';
import { askText, back, Cancelled, pickOne } from '../prompts/quick-pick.ts';
import { chosenTag } from './row-arguments.ts';

/** What is tagged, and the row that the command was started on. */
export interface TagTarget {
  readonly clients: Clients;
  readonly resource: TaggedResource;
  readonly row: unknown;
}

/** Adds a tag, or changes the value of the tag of the row. One call. */
export async function askAndTag({ clients, resource, row }: TagTarget): Promise<void> {
  const title = await changeTitle(clients, `Tag ${resource.id}`);
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
  await addTag(clients, resource, { key, value });
}

/**
 * Takes a tag away after asking. One call, and one for the tags from the palette.
 * @returns false if the user has let it be
 */
export async function askAndUntag({ clients, resource, row }: TagTarget): Promise<boolean> {
  const key = chosenTag(row)?.key ?? (await chooseKey(clients, resource));
  const confirmed = await confirm(clients, {
    question: `Remove the tag ${key} from ${resource.id}?`,
    detail: `Policies that ask for this tag treat the ${resource.type.toLowerCase()} differently from now on.`,
    action: 'Remove Tag',
  });
  if (confirmed) await removeTag(clients, resource, key);
  return confirmed;
}

async function chooseKey(clients: Clients, resource: TaggedResource): Promise<string> {
  const tags = await listTags(clients, resource);
  if (tags.length === 0) throw new Error(`${resource.id} has no tags.`);
  const item = await pickOne(
    tags.map(({ key, value }) => ({ label: key, description: value })),
    { title: 'Remove Tag', placeholder: `Which tag of ${resource.id}?` },
  );
  if (item === back) throw new Cancelled();
  return item.label;
}

import type { Clients } from './clients.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What Systems Manager itself tags; EC2 tags its instances. */
export interface TaggedResource {
  readonly type: 'Document' | 'ManagedInstance' | 'Parameter';
  /** The name of a document or a parameter, the `mi-` id of a node. */
  readonly id: string;
}

/** The tags of a resource by key. One call. */
export async function listTags(
  clients: Clients,
  { type, id }: TaggedResource,
  signal?: AbortSignal,
): Promise<Tag[]> {
  const input = { ResourceType: type, ResourceId: id };
  const { TagList = [] } = await clients.call('ssm:ListTagsForResource', input, signal);
  return TagList.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value })).sort((a, b) =>
    a.key.localeCompare(b.key),
  );
}

/** Adds a tag, or gives it another value. One call. */
export async function addTag(clients: Clients, { type, id }: TaggedResource, tag: Tag): Promise<void> {
  const Tags = [{ Key: tag.key, Value: tag.value }];
  await clients.call('ssm:AddTagsToResource', { ResourceType: type, ResourceId: id, Tags });
}

/** Takes a tag away. One call. */
export async function removeTag(clients: Clients, { type, id }: TaggedResource, key: string): Promise<void> {
  await clients.call('ssm:RemoveTagsFromResource', { ResourceType: type, ResourceId: id, TagKeys: [key] });
}

/**
 * What is wrong with the key of a tag, or undefined.
 * https://docs.aws.amazon.com/general/latest/gr/aws_tagging.html ("Tag naming limits and requirements")
 */
export function checkTagKey(key: string): string | undefined {
  if (key.length === 0 || key.length > 128) return 'A key has 1 to 128 characters.';
  if (/^aws:/i.test(key)) return 'Keys that begin with aws: are kept for AWS.';
  return checkCharacters(key);
}

/** What is wrong with the value of a tag, or undefined. It may be empty. */
export function checkTagValue(value: string): string | undefined {
  return value.length > 256 ? 'A value has at most 256 characters.' : checkCharacters(value);
}

function checkCharacters(text: string): string | undefined {
  return /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)
    ? undefined
    : 'Letters, digits, blanks and _ . : / = + - @ are allowed.';
}

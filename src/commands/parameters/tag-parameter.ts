import type { TaggedResource } from '../../aws/tags.ts';
import { askAndTag, askAndUntag } from '../change-tags.ts';
import { ownParameterOf, type ParameterParts } from './context.ts';

/** Adds a tag to a parameter, or changes the value of the tag of the row. One call. */
export async function tagParameter(parts: ParameterParts, row: unknown): Promise<void> {
  const operation = 'ssm:AddTagsToResource';
  const { clients, parameter } = await ownParameterOf(parts, row, { title: 'Tag Parameter', operation });
  await askAndTag({ clients, resource: resourceOf(parameter.name), row });
  parts.parameters.detailsChanged(clients, parameter.name);
}

/** Takes a tag from a parameter after asking. One call, and one for the tags from the palette. */
export async function untagParameter(parts: ParameterParts, row: unknown): Promise<void> {
  const operation = 'ssm:RemoveTagsFromResource';
  const { clients, parameter } = await ownParameterOf(parts, row, { title: 'Remove Tag', operation });
  const removed = await askAndUntag({ clients, resource: resourceOf(parameter.name), row });
  if (removed) parts.parameters.detailsChanged(clients, parameter.name);
}

const resourceOf = (id: string): TaggedResource => ({ type: 'Parameter', id });

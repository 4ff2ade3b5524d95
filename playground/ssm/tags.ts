import type { SsmHandlers } from '../handler.ts';
import type { ResourceTypeForTagging } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { mergeTags, type Tagged } from '../tag-store.ts';

/** The most tags of one resource (AWS General Reference, "Tagging AWS resources"). */
const mostTags = 50;

/** Tags of what Systems Manager itself tags; those of EC2 instances are EC2's. */
export const tagHandlers: SsmHandlers = {
  ListTagsForResource: ({ ResourceType, ResourceId }, { state }) => ({
    TagList: findTagged(ResourceType, ResourceId, state).tags,
  }),

  AddTagsToResource: ({ ResourceType, ResourceId, Tags }, { state }) => {
    const resource = findTagged(ResourceType, ResourceId, state);
    const reserved = Tags.find(({ Key }) => Key.toLowerCase().startsWith('aws:'));
    if (reserved !== undefined) {
      const message = `Tag keys that start with aws: are reserved: ${reserved.Key}.`;
      throw new ServiceError('ValidationException', message);
    }
    const tags = mergeTags(resource.tags, Tags);
    if (tags.length > mostTags) {
      throw new ServiceError('TooManyTagsError', `A resource can have at most ${mostTags} tags.`);
    }
    resource.tags = tags;
    return {};
  },

  RemoveTagsFromResource: ({ ResourceType, ResourceId, TagKeys }, { state }) => {
    const resource = findTagged(ResourceType, ResourceId, state);
    resource.tags = resource.tags.filter(({ Key }) => !TagKeys.includes(Key));
    return {};
  },
};

/** The resource; throws InvalidResourceId, which the service answers without a text (getmoto/moto#4360). */
function findTagged(type: ResourceTypeForTagging, id: string, state: RegionState): Tagged {
  const found = lookUp(type, id, state);
  if (found === undefined) throw new ServiceError('InvalidResourceId', '');
  return found;
}

function lookUp(type: ResourceTypeForTagging, id: string, state: RegionState): Tagged | undefined {
  switch (type) {
    case 'Document': {
      const document = state.documents.find(id);
      return document?.owner === state.account ? document : undefined;
    }
    case 'ManagedInstance':
      // EC2 instances are tagged through EC2 (API reference, AddTagsToResource).
      return id.startsWith('mi-') ? state.fleet.get(id) : undefined;
    case 'PatchBaseline': {
      const baseline = state.patching.baselines.find(id);
      return baseline?.BaselineId.startsWith('pb-') === true ? state.tags.of(`baseline/${id}`) : undefined;
    }
    case 'Parameter': {
      const parameter = state.parameters.find(id);
      return parameter?.owner === 'self' ? parameter : undefined;
    }
    case 'Association':
      return state.associations.find(id) === undefined ? undefined : state.tags.of(`association/${id}`);
    default:
      // The account has no maintenance windows, OpsItems and the like.
      return undefined;
  }
}

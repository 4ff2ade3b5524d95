import type { ManagedNode } from '../fleet/node.ts';
import type { HandlerContext, ResourceGroupsHandlers } from '../handler.ts';
import type { Group, GroupFilter } from '../models/resource-groups-types.ts';
import { takeItems, takePage } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import {
  findGroup,
  groupArn,
  isMember,
  queryOf,
  resourceArn,
  resourceGroups,
  typeOf,
  type ResourceGroup,
} from './groups.ts';

const badRequest = (message: string) => new ServiceError('BadRequestException', message);
const invalidToken = () => badRequest('The next token is not valid.');

/** What the playground answers for Resource Groups: groups that are there, and what is in them. */
export const resourceGroupsHandlers: ResourceGroupsHandlers = {
  ListGroups: ({ Filters = [], MaxResults = 50, NextToken }, context) => {
    const { state } = context;
    const page = takeItems(resourceGroups.filter(makeFilter(Filters)), {
      list: ['ListGroups', state.region, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return {
      GroupIdentifiers: page.items.map((group) => ({
        GroupName: group.name,
        GroupArn: groupArn(group, state),
        Description: group.description,
      })),
      Groups: page.items.map((group) => show(group, context)),
      NextToken: page.nextToken,
    };
  },

  GetGroup: ({ GroupName, Group }, context) => ({
    Group: show(requireGroup(Group ?? GroupName, context), context),
  }),

  GetGroupQuery: ({ GroupName, Group }, context) => {
    const group = requireGroup(Group ?? GroupName, context);
    return { GroupQuery: { GroupName: group.name, ResourceQuery: queryOf(group, context.state) } };
  },

  ListGroupResources: ({ GroupName, Group, Filters = [], MaxResults = 50, NextToken }, context) => {
    const { state } = context;
    const group = requireGroup(Group ?? GroupName, context);
    // The only filter that the model has is resource-type; each must hold.
    const types = Filters.map(({ Values }) => Values);
    const matches = (node: ManagedNode) =>
      isMember(node, group) && types.every((values) => values.includes(typeOf(node)));
    const page = takePage(state.fleet, matches, {
      list: ['ListGroupResources', state.region, group.name, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const identifiers = page.items.map((node) => ({
      ResourceArn: resourceArn(node, state),
      ResourceType: typeOf(node),
    }));
    return {
      Resources: identifiers.map((Identifier) => ({ Identifier })),
      ResourceIdentifiers: identifiers,
      NextToken: page.nextToken,
      QueryErrors:
        group.tags === undefined
          ? [{ ErrorCode: 'CLOUDFORMATION_STACK_NOT_EXISTING', Message: 'The stack does not exist.' }]
          : [],
    };
  },
};

function requireGroup(nameOrArn: string | undefined, { state }: HandlerContext): ResourceGroup {
  if (nameOrArn === undefined) throw badRequest('Group must be specified.');
  const group = findGroup(nameOrArn, state);
  if (group === undefined) throw new ServiceError('NotFoundException', `Cannot find group: ${nameOrArn}`);
  return group;
}

function makeFilter(filters: readonly GroupFilter[]): (group: ResourceGroup) => boolean {
  const types = filters.filter(({ Name }) => Name === 'resource-type').flatMap(({ Values }) => Values);
  // None of these groups has a configuration, an owner, a display name or a criticality.
  const others = filters.some(({ Name }) => Name !== 'resource-type');
  return ({ tags }) => {
    const own = tags?.ResourceTypeFilters ?? ['AWS::AllSupported'];
    return !others && (types.length === 0 || own.some((type) => types.includes(type)));
  };
}

const show = (group: ResourceGroup, { state }: HandlerContext): Group => ({
  GroupArn: groupArn(group, state),
  Name: group.name,
  Description: group.description,
});

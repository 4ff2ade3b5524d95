import type { IamHandlers } from '../handler.ts';
import { takeItems } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { policiesOf, profilesOf, rolesOf } from './roles.ts';

const missing = (what: string, name: string) =>
  new ServiceError('NoSuchEntity', `${what} ${name} cannot be found.`);

/** What the playground answers for IAM: the roles and instance profiles that nodes refer to. */
export const iamHandlers: IamHandlers = {
  GetInstanceProfile: ({ InstanceProfileName }, { state }) => {
    const profile = profilesOf(state.account).find(
      (other) => other.InstanceProfileName === InstanceProfileName,
    );
    if (profile === undefined) throw missing('Instance Profile', InstanceProfileName);
    return { InstanceProfile: profile };
  },

  GetRole: ({ RoleName }, { state }) => {
    const role = rolesOf(state.account).find((other) => other.RoleName === RoleName);
    if (role === undefined)
      throw new ServiceError('NoSuchEntity', `The role with name ${RoleName} cannot be found.`);
    return { Role: role };
  },

  ListRoles: ({ PathPrefix = '/', Marker, MaxItems }, { state }) => {
    const roles = rolesOf(state.account).filter(({ Path }) => Path.startsWith(PathPrefix));
    const page = takePage(roles, ['ListRoles', PathPrefix], { Marker, MaxItems });
    return { Roles: page.items, ...page.end };
  },

  ListInstanceProfiles: ({ PathPrefix = '/', Marker, MaxItems }, { state }) => {
    const profiles = profilesOf(state.account).filter(({ Path }) => Path.startsWith(PathPrefix));
    const page = takePage(profiles, ['ListInstanceProfiles', PathPrefix], { Marker, MaxItems });
    return { InstanceProfiles: page.items, ...page.end };
  },

  ListAccountAliases: () => ({ AccountAliases: ['sample-company'], IsTruncated: false }),

  ListAttachedRolePolicies: ({ RoleName, Marker, MaxItems }, { state }) => {
    if (!rolesOf(state.account).some((role) => role.RoleName === RoleName)) {
      throw new ServiceError('NoSuchEntity', `The role with name ${RoleName} cannot be found.`);
    }
    const page = takePage(policiesOf(RoleName), ['ListAttachedRolePolicies', RoleName], { Marker, MaxItems });
    return { AttachedPolicies: page.items, ...page.end };
  },
};

interface PageInput {
  readonly Marker: string | undefined;
  readonly MaxItems: number | undefined;
}

function takePage<T>(items: readonly T[], list: readonly string[], { Marker, MaxItems = 100 }: PageInput) {
  const page = takeItems(items, {
    list,
    nextToken: Marker,
    size: MaxItems,
    invalidToken: () => new ServiceError('ValidationError', `Invalid Marker: ${Marker ?? ''}`),
  });
  const more = page.nextToken !== undefined;
  return { items: page.items, end: { IsTruncated: more, ...(more ? { Marker: page.nextToken } : {}) } };
}

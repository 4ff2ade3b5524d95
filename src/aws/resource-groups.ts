import type { Clients } from './clients.ts';
import { paginate, type Page, type PageAnswer } from './page.ts';

/** A resource group of AWS Resource Groups. */
export interface ResourceGroup {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
}

/** The most that ListGroups and ListGroupResources give in one page. */
const pageSize = 50;

export function listResourceGroups(
  clients: Clients,
  signal?: AbortSignal,
): AsyncIterable<Page<ResourceGroup>> {
  return paginate(async (nextToken) => {
    const { GroupIdentifiers = [], NextToken } = await clients.call(
      'resource-groups:ListGroups',
      { MaxResults: pageSize, NextToken: nextToken },
      signal,
    );
    const items = GroupIdentifiers.flatMap(({ GroupName, GroupArn, Description }) =>
      GroupName === undefined || GroupArn === undefined
        ? []
        : [{ name: GroupName, arn: GroupArn, description: Description === '' ? undefined : Description }],
    );
    return { items, nextToken: NextToken };
  });
}

/**
 * One page of the ids of a group's members that can be managed nodes. A filter by their types would be refused for
 * groups whose query is about other types, so it is the ARNs that tell.
 */
export async function readGroupNodeIds(
  clients: Clients,
  {
    group,
    nextToken,
    signal,
  }: { group: string; nextToken: string | undefined; signal?: AbortSignal | undefined },
): Promise<PageAnswer<string>> {
  const { Resources = [], NextToken } = await clients.call(
    'resource-groups:ListGroupResources',
    { Group: group, MaxResults: pageSize, NextToken: nextToken },
    signal,
  );
  const ids = Resources.flatMap(({ Identifier }) => nodeIdOf(Identifier?.ResourceArn ?? '') ?? []);
  return { items: ids, nextToken: NextToken };
}

/** `arn:aws:ec2:…:instance/i-…` and `arn:aws:ssm:…:managed-instance/mi-…` */
function nodeIdOf(arn: string): string | undefined {
  return /:(?:instance\/(i-[0-9a-f]+)|managed-instance\/(mi-[0-9a-f]+))$/.exec(arn)?.slice(1).find(Boolean);
}

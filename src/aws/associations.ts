import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** An association of State Manager: a document that is applied to targets by a schedule. */
export interface Association {
  readonly id: string;
  readonly name: string | undefined;
  readonly documentName: string;
  /** `tag:env = dev, staging`, one for each target. */
  readonly targets: readonly string[];
  /** A number or a percentage of nodes at a time; only the description tells it. */
  readonly maxConcurrency?: string | undefined;
  /** A number or a percentage of failures that end it. */
  readonly maxErrors?: string | undefined;
}

/** Lists the associations of the account. One call per page of 50. */
export function listAssociations(clients: Clients, signal?: AbortSignal): AsyncIterable<Page<Association>> {
  return paginate(async (nextToken) => {
    const input = { MaxResults: 50, NextToken: nextToken };
    const { Associations = [], NextToken } = await clients.call('ssm:ListAssociations', input, signal);
    return { items: Associations.map(toAssociation), nextToken: NextToken };
  });
}

/** What an association does, and where. One call. */
export async function describeAssociation(
  clients: Clients,
  id: string,
  signal?: AbortSignal,
): Promise<Association> {
  const answer = await clients.call('ssm:DescribeAssociation', { AssociationId: id }, signal);
  const { AssociationDescription: description = {} } = answer;
  return {
    ...toAssociation({ AssociationId: id, ...description }),
    maxConcurrency: description.MaxConcurrency,
    maxErrors: description.MaxErrors,
  };
}

/** Applies associations now, on all their targets. One call; at most 10 ids (API shape AssociationIdList). */
export async function startAssociations(
  clients: Clients,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await clients.call('ssm:StartAssociationsOnce', { AssociationIds: [...ids] }, signal);
}

type Listed = NonNullable<Output<'ssm:ListAssociations'>['Associations']>[number];

const toAssociation = (listed: Listed): Association => ({
  id: listed.AssociationId ?? '',
  name: listed.AssociationName === '' ? undefined : listed.AssociationName,
  documentName: listed.Name ?? '',
  targets: (listed.Targets ?? []).map(({ Key = '', Values = [] }) =>
    Key === 'InstanceIds' && Values.includes('*') ? 'all managed nodes' : `${Key} = ${Values.join(', ')}`,
  ),
});

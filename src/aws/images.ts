import type { Clients } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** An AMI. */
export interface Image {
  readonly id: string;
  readonly name: string | undefined;
}

/** Lists the AMIs that the account owns. One call per page of 1000, the most that DescribeImages gives. */
export function listOwnImages(clients: Clients, signal?: AbortSignal): AsyncIterable<Page<Image>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ec2:DescribeImages',
      { Owners: ['self'], MaxResults: 1000, NextToken: nextToken },
      signal,
    );
    const items = (answer.Images ?? []).flatMap(({ ImageId, Name }) =>
      ImageId === undefined ? [] : [{ id: ImageId, name: Name }],
    );
    return { items, nextToken: answer.NextToken };
  });
}

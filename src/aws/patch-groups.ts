import type { Clients } from './clients.ts';
import { listTagValues } from './instance-tags.ts';
import { concatPages, mapPages, paginate, type Page } from './page.ts';

/**
 * The tag keys that make a patch group. The one without a space is for instances whose metadata show their tags.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-patch-groups.html
 */
export const patchGroupKeys: readonly string[] = ['Patch Group', 'PatchGroup'];

/** The most that DescribePatchGroups gives in one page. */
const pageSize = 100;

/**
 * The names of patch groups, each once: first those that are registered with a patch baseline, then those that
 * instances name in a tag and that are patched by the default baseline.
 */
export function listPatchGroups(clients: Clients, signal?: AbortSignal): AsyncIterable<Page<string>> {
  const registered = mapPages(listRegisteredGroups(clients, signal), (groups) =>
    groups.map(({ name }) => name),
  );
  const tagged = (): AsyncIterable<Page<string>> =>
    mapPages(listTagValues(clients, patchGroupKeys, signal), (tags) => tags.map(({ value }) => value));
  return concatPages([() => registered, tagged]);
}

/** A patch group as a patch baseline knows it. A group has at most one baseline for each operating system. */
export interface RegisteredGroup {
  readonly name: string;
  readonly baselineName: string;
  readonly operatingSystem: string | undefined;
}

/** Lists the patch groups that are registered with patch baselines. One call per page of 100. */
export function listRegisteredGroups(
  clients: Clients,
  signal?: AbortSignal,
): AsyncIterable<Page<RegisteredGroup>> {
  return paginate(async (nextToken) => {
    const { Mappings = [], NextToken } = await clients.call(
      'ssm:DescribePatchGroups',
      { MaxResults: pageSize, NextToken: nextToken },
      signal,
    );
    const items = Mappings.flatMap(({ PatchGroup, BaselineIdentity = {} }) =>
      PatchGroup === undefined
        ? []
        : [
            {
              name: PatchGroup,
              baselineName: BaselineIdentity.BaselineName ?? BaselineIdentity.BaselineId ?? '',
              operatingSystem: BaselineIdentity.OperatingSystem,
            },
          ],
    );
    return { items, nextToken: NextToken };
  });
}

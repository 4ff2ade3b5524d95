import type { Clients } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** A version of a parameter, without its value. */
export interface ParameterVersion {
  readonly version: number;
  readonly labels: readonly string[];
  readonly lastModified: Date | undefined;
  /** The ARN of who made it. */
  readonly lastModifiedBy: string | undefined;
}

/**
 * Lists the versions of a parameter, oldest first. One call per page of 50, so two at most: AWS keeps a hundred. The
 * values come with the answers, those of SecureStrings encrypted; they are left out.
 */
export function listParameterVersions(
  clients: Clients,
  name: string,
  signal?: AbortSignal,
): AsyncIterable<Page<ParameterVersion>> {
  return paginate(async (nextToken) => {
    const input = { Name: name, MaxResults: 50, NextToken: nextToken };
    const { Parameters = [], NextToken } = await clients.call('ssm:GetParameterHistory', input, signal);
    const items = Parameters.flatMap(({ Version, Labels = [], LastModifiedDate, LastModifiedUser }) =>
      Version === undefined
        ? []
        : [
            {
              version: Version,
              labels: Labels,
              lastModified: LastModifiedDate,
              lastModifiedBy: LastModifiedUser,
            },
          ],
    );
    return { items, nextToken: NextToken };
  });
}

import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';

export type ParameterType = NonNullable<
  NonNullable<Output<'ssm:DescribeParameters'>['Parameters']>[number]['Type']
>;

/** An entry of Parameter Store without its value. */
export interface ParameterSummary {
  readonly name: string;
  readonly type: ParameterType | undefined;
}

/** Lists the names of Parameter Store, never values. One call per page of 50, the most that DescribeParameters gives. */
export function listParameters(
  clients: Clients,
  signal?: AbortSignal,
): AsyncIterable<Page<ParameterSummary>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:DescribeParameters',
      { MaxResults: 50, NextToken: nextToken },
      signal,
    );
    const items = (answer.Parameters ?? []).flatMap(({ Name, Type }) =>
      Name === undefined ? [] : [{ name: Name, type: Type }],
    );
    return { items, nextToken: answer.NextToken };
  });
}

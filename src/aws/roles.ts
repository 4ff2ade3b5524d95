import type { Clients } from './clients.ts';
import { paginate, type Page } from './page.ts';

/** An IAM role. */
export interface Role {
  readonly arn: string;
  /** The services that may assume it, such as `ssm.amazonaws.com`. */
  readonly services: readonly string[];
}

/** Lists the roles of the account. One call per page of 1000, the most that ListRoles gives. */
export function listRoles(clients: Clients, signal?: AbortSignal): AsyncIterable<Page<Role>> {
  return paginate(async (marker) => {
    const answer = await clients.call('iam:ListRoles', { MaxItems: 1000, Marker: marker }, signal);
    const items = (answer.Roles ?? []).flatMap(({ Arn, AssumeRolePolicyDocument }) =>
      Arn === undefined ? [] : [{ arn: Arn, services: trustedServices(AssumeRolePolicyDocument ?? '') }],
    );
    return { items, nextToken: answer.IsTruncated === true ? answer.Marker : undefined };
  });
}

interface TrustPolicy {
  readonly Statement?: TrustStatement | readonly TrustStatement[];
}

interface TrustStatement {
  readonly Effect?: string;
  readonly Principal?: string | { readonly Service?: string | readonly string[] };
}

/**
 * The services of a trust policy, which comes URL-encoded; none of a text that is no policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html (AssumeRolePolicyDocument)
 */
function trustedServices(policy: string): readonly string[] {
  try {
    const { Statement = [] } = JSON.parse(decodeURIComponent(policy)) as TrustPolicy;
    return [Statement].flat().flatMap(({ Effect, Principal }) => {
      const isTrust = Effect === 'Allow' && typeof Principal === 'object';
      return isTrust ? [Principal.Service ?? []].flat() : [];
    });
  } catch {
    return [];
  }
}

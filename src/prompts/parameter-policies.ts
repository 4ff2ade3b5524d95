import type * as vscode from 'vscode';
import {
  checkPolicies,
  describePolicy,
  parsePeriod,
  parseTime,
  type ParameterPolicy,
} from '../aws/parameter-policies.ts';
import { askText, back, pickOne } from './quick-pick.ts';

interface PolicyItem extends vscode.QuickPickItem {
  /** What the policies become; a problem cannot be chosen. */
  readonly next?: () => Promise<readonly ParameterPolicy[] | typeof back>;
  readonly done?: true;
}

/**
 * Shows the policies of a parameter, to add some and to take some away.
 * @returns the policies as they are to be, without problems together
 * @throws Cancelled if the user leaves it.
 */
export async function editPolicies(
  title: string,
  before: readonly ParameterPolicy[],
): Promise<readonly ParameterPolicy[] | typeof back> {
  let policies = before;
  for (;;) {
    const problem = checkPolicies(policies, Date.now());
    const item = await pickOne<PolicyItem>(policyItems(policies, { title, problem }), {
      title,
      placeholder: 'Policies need the tier Advanced, which AWS charges for and never takes back',
      canGoBack: true,
      canChoose: ({ next, done }) => next !== undefined || done === true,
    });
    if (item === back) return back;
    if (item.done === true) return policies;
    const next = await item.next?.();
    if (next !== undefined && next !== back) policies = next;
  }
}

function policyItems(
  policies: readonly ParameterPolicy[],
  { title, problem }: { readonly title: string; readonly problem: string | undefined },
): PolicyItem[] {
  const add = (policy: ParameterPolicy | typeof back) => (policy === back ? back : [...policies, policy]);
  return [
    problem === undefined
      ? { label: '$(check) Done', description: describeCount(policies.length), done: true }
      : { label: `$(warning) ${problem}` },
    ...policies.map((policy, index) => ({
      label: `$(trash) ${describePolicy(policy)}`,
      description: 'take it away',
      next: () => Promise.resolve(policies.filter((_, other) => other !== index)),
    })),
    {
      label: '$(add) Expiration…',
      description: 'AWS deletes the parameter then',
      next: async () => add(await askExpiration(title)),
    },
    {
      label: '$(add) Notification before the Expiration…',
      description: 'an event in EventBridge',
      next: async () => add(await askNotice(title)),
    },
    {
      label: '$(add) Notification without a Change…',
      description: 'an event in EventBridge',
      next: async () => add(await askNoChange(title)),
    },
  ];
}

const describeCount = (count: number): string =>
  count === 0 ? 'no policies' : count === 1 ? 'one policy' : `${count} policies`;

async function askExpiration(title: string): Promise<ParameterPolicy | typeof back> {
  const answer = await askText({
    ...{ title, canGoBack: true, placeholder: '2027-01-31 18:00' },
    prompt: 'When does AWS delete the parameter? A date, a date with a time, or a period like 30 days',
    check: (text) =>
      parseTime(text, Date.now()) === undefined
        ? 'Write a time like 2027-01-31 18:00, which is local, or a period like 30 days.'
        : undefined,
  });
  const time = answer === back ? undefined : parseTime(answer, Date.now());
  return time === undefined ? back : { type: 'Expiration', time };
}

async function askNotice(title: string): Promise<ParameterPolicy | typeof back> {
  const period = await askPeriod(title, 'How long before the expiration? Days or hours');
  return period === back ? back : { type: 'ExpirationNotification', before: period.count, unit: period.unit };
}

async function askNoChange(title: string): Promise<ParameterPolicy | typeof back> {
  const period = await askPeriod(title, 'After how long without a change? Days or hours');
  return period === back ? back : { type: 'NoChangeNotification', after: period.count, unit: period.unit };
}

async function askPeriod(
  title: string,
  prompt: string,
): Promise<NonNullable<ReturnType<typeof parsePeriod>> | typeof back> {
  const answer = await askText({
    ...{ title, prompt, canGoBack: true, placeholder: '20 days' },
    check: (text) =>
      parsePeriod(text) === undefined ? 'Write a period like 20 days or 12 hours.' : undefined,
  });
  return answer === back ? back : (parsePeriod(answer) ?? back);
}

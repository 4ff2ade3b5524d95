import type { DetailedInvocation, StepSummary } from '../../src/aws/command-invocations.ts';

/** A node of a command with one step that has succeeded, but for what is given. */
export function sampleInvocation(
  instanceId: string,
  {
    steps = [{}],
    ...but
  }: Partial<Omit<DetailedInvocation, 'steps'>> & { steps?: Partial<StepSummary>[] } = {},
): DetailedInvocation {
  return {
    ...{ commandId: 'c-1', instanceId, instanceName: undefined, trace: '' },
    ...{ status: 'Success', statusDetails: 'Success' },
    ...but,
    steps: steps.map((step) => ({
      ...{ name: 'step', status: 'Success', statusDetails: 'Success', responseCode: 0 },
      ...{ started: 1000, finished: 3500, output: 'done\n' },
      ...step,
    })),
  };
}

import type { DetailedInvocation } from '../aws/command-invocations.ts';
import { describeStatus } from '../runs/output-text.ts';
import { firstLine, type RunOutputs } from '../runs/run-outputs.ts';
import { isTerminal } from '../runs/run-status.ts';
import type { ResultRow } from '../webviews/results/rows.ts';

/** A node of a command as the page of results shows it; `step` leaves all other steps of the document out. */
export function resultRow(
  invocation: DetailedInvocation,
  {
    name,
    outputs,
    step,
  }: { readonly name: string; readonly outputs: RunOutputs; readonly step?: string | undefined },
): ResultRow {
  const steps = invocation.steps.filter((one) => step === undefined || one.name === step);
  const failed = steps.find(({ responseCode = 0 }) => responseCode !== 0);
  const text = describeStatus(invocation.status, invocation.statusDetails);
  const where = failed !== undefined && invocation.steps.length > 1 ? `${text} at ${failed.name}` : text;
  return {
    id: invocation.instanceId,
    name,
    status: invocation.status,
    text: where,
    ended: isTerminal(invocation.status),
    code: (failed ?? steps.at(-1))?.responseCode,
    duration: durationOf(steps),
    first: firstLine(outputs.textOf(invocation, step)) || firstLine(invocation.trace),
    group: outputs.keyOf(invocation, step),
  };
}

/** From the start of the first step to the end of the last, in milliseconds; undefined until all have ended. */
function durationOf(steps: DetailedInvocation['steps']): number | undefined {
  const started = steps.flatMap(({ started = Number.NaN }) => (Number.isNaN(started) ? [] : [started]));
  const finished = steps.flatMap(({ finished = Number.NaN }) => (Number.isNaN(finished) ? [] : [finished]));
  if (started.length === 0 || finished.length < started.length) return undefined;
  return Math.max(0, Math.max(...finished) - Math.min(...started));
}

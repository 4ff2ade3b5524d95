/** What MaxConcurrency and MaxErrors are when they are not given (API reference, SendCommand). */
export const defaultConcurrency = '50';
export const defaultErrors = '0';

// The patterns of the API's shapes MaxConcurrency and MaxErrors.
const concurrencyPattern = /^([1-9]\d{0,6}|[1-9]\d?%|100%)$/;
const errorsPattern = /^(0|[1-9]\d{0,6}|\d%|[1-9]\d%|100%)$/;

/** What is wrong with a MaxConcurrency, or undefined. */
export function checkConcurrency(text: string): string | undefined {
  return concurrencyPattern.test(text) ? undefined : 'A number from 1, or a percentage from 1% to 100%.';
}

/** What is wrong with a MaxErrors, or undefined. */
export function checkErrors(text: string): string | undefined {
  return errorsPattern.test(text) ? undefined : 'A number from 0, or a percentage from 0% to 100%.';
}

/** How many nodes a run is for; undefined while that is not known. `atLeast`: there are more than were counted. */
export interface TargetCount {
  readonly count: number;
  readonly atLeast?: boolean;
}

/**
 * What a run will do with these controls: `10 at a time; stops after the 3rd failure.`
 *
 * MaxErrors is how many failures are still fine; with one more the service sends the command to no further node, and
 * nodes that have begun go on. A node that a percentage leaves a part of is not documented, so that counts of
 * percentages are said to be about right where they do not come out even.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html
 *
 * @param maxConcurrency valid, or empty for the default; so is `maxErrors`
 */
export function describeRateControl(
  { maxConcurrency, maxErrors }: { readonly maxConcurrency: string; readonly maxErrors: string },
  targets: TargetCount | undefined,
): string {
  const concurrency = maxConcurrency === '' ? defaultConcurrency : maxConcurrency;
  const errors = maxErrors === '' ? defaultErrors : maxErrors;
  return `${describeConcurrency(concurrency, targets)}; ${describeErrors(errors, targets)}.`;
}

function describeConcurrency(text: string, targets: TargetCount | undefined): string {
  const known = targets?.atLeast === true ? undefined : targets;
  const share = shareOf(text, known);
  if (share === undefined) return `${text} of the nodes at a time`;
  const nodes = Math.max(1, share.nodes);
  if (known !== undefined && nodes >= known.count && known.count > 0) {
    return known.count === 1 ? 'The one node at once' : `All ${known.count} nodes at the same time`;
  }
  return text.endsWith('%') ? `${about(share)}${nodes} at a time (${text})` : `${nodes} at a time`;
}

function describeErrors(text: string, targets: TargetCount | undefined): string {
  const known = targets?.atLeast === true ? undefined : targets;
  const share = shareOf(text, known);
  if (share === undefined) {
    return Number.parseInt(text, 10) === 100
      ? 'never stops for failures'
      : `stops when more than ${text} of the nodes have failed`;
  }
  if (known !== undefined && share.nodes >= known.count && known.count > 0) {
    return 'never stops for failures';
  }
  const of = text.endsWith('%') && text !== '0%' ? ` (${text})` : '';
  return `stops after ${share.even ? '' : 'about '}the ${ordinal(share.nodes + 1)} failure${of}`;
}

interface Share {
  readonly nodes: number;
  readonly even: boolean;
}

function shareOf(text: string, targets: TargetCount | undefined): Share | undefined {
  const number = Number.parseInt(text, 10);
  if (!text.endsWith('%') || number === 0) return { nodes: number, even: true };
  if (targets === undefined) return undefined;
  const exact = (targets.count * number) / 100;
  return { nodes: Math.floor(exact), even: Number.isInteger(exact) };
}

const about = ({ even }: Share): string => (even ? '' : 'About ');

/** `1st`, `2nd`, `3rd`, `4th`, `11th` … */
function ordinal(number: number): string {
  const rest = number % 100;
  const ending =
    rest >= 11 && rest <= 13 ? 'th' : (({ 1: 'st', 2: 'nd', 3: 'rd' } as const)[number % 10] ?? 'th');
  return `${number}${ending}`;
}

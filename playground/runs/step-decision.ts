import type { PlatformType } from '../models/ssm-types.ts';
import type { LoweredStep, Operand, Precondition } from './lower.ts';
import { pluginAvailability } from './platform-plugins.ts';

/** What the agent does with a step before it runs anything; the messages are the agent's. */
export type StepDecision =
  { readonly kind: 'execute' } | { readonly kind: 'skip' | 'fail'; readonly message: string };

/** Decides a step by its plugin and its preconditions (getStepExecutionOperation in amazon-ssm-agent). */
export function decideStep(
  step: LoweredStep,
  platform: PlatformType,
  takesPreconditions: boolean,
): StepDecision {
  return takesPreconditions ? decideCrossPlatform(step, platform) : decideSinglePlatform(step, platform);
}

function decideSinglePlatform(step: LoweredStep, platform: PlatformType): StepDecision {
  const availability = pluginAvailability(step.action, platform);
  if (availability === 'unknown') return unknownPlugin(step);
  if (availability === 'unsupported') {
    return fail(
      `Plugin with name ${step.action} is not supported in current platform. Step name: ${step.name}`,
    );
  }
  if (step.preconditions.length > 0) {
    return fail(
      `Precondition is not supported for document schema version prior to 2.2. Step name: ${step.name}`,
    );
  }
  return availability === 'missing'
    ? fail(`Plugin with name ${step.action} not found. Step name: ${step.name}`)
    : { kind: 'execute' };
}

function decideCrossPlatform(step: LoweredStep, platform: PlatformType): StepDecision {
  const availability = pluginAvailability(step.action, platform);
  const verdicts = step.preconditions.map((precondition) => evaluate(precondition, platform));
  const unmet = verdicts.some((verdict) => verdict.kind === 'unmet');
  const complaints = verdicts.flatMap((verdict) => (verdict.kind === 'met' ? [] : [verdict.message]));
  if (availability === 'unknown' && !unmet) return unknownPlugin(step);
  if (availability !== 'available') {
    return skip(`Step execution skipped due to unsupported plugin: ${step.action}. Step name: ${step.name}`);
  }
  const list = complaints.join(', ');
  if (unmet) {
    return skip(
      `Step execution skipped due to unsatisfied preconditions: '${list}'. Step name: ${step.name}`,
    );
  }
  return complaints.length > 0
    ? fail(
        `Unrecognized precondition(s): '${list}', please update agent to latest version. Step name: ${step.name}`,
      )
    : { kind: 'execute' };
}

const skip = (message: string): StepDecision => ({ kind: 'skip', message });
const fail = (message: string): StepDecision => ({ kind: 'fail', message });
const unknownPlugin = (step: LoweredStep): StepDecision =>
  fail(
    `Plugin with name ${step.action} is not supported by this version of ssm agent, please update to latest version. Step name: ${step.name}`,
  );

type Verdict = { readonly kind: 'met' } | { readonly kind: 'unmet' | 'malformed'; readonly message: string };

/** StringEquals is the one operator, with two operands (evaluatePreconditions in amazon-ssm-agent). */
function evaluate({ operator, operands }: Precondition, platform: PlatformType): Verdict {
  const malformed = (message: string): Verdict => ({ kind: 'malformed', message });
  if (operator !== 'StringEquals') return malformed(`unrecognized operator: "${operator}"`);
  const [left, right, ...more] = operands;
  if (!left || !right || more.length > 0)
    return malformed('"StringEquals": operator accepts exactly 2 arguments');
  const initial = `"StringEquals": [${left.initial}, ${right.initial}]`;
  if (left.initial === right.initial) {
    return malformed(
      left.initial === 'platformType'
        ? '"StringEquals": [platformType platformType]'
        : `"StringEquals": operator's arguments can't be identical`,
    );
  }
  const forbidden = forbiddenReference(left) ?? forbiddenReference(right);
  if (forbidden) return malformed(`"StringEquals": operator's arguments can't contain ${forbidden}`);
  if (left.initial === 'platformType' || right.initial === 'platformType') {
    const wanted = left.initial === 'platformType' ? right : left;
    if (wanted.initial.toLowerCase() !== wanted.resolved.toLowerCase()) {
      return malformed(
        `"StringEquals": the second argument for the platformType variable can't contain document parameters`,
      );
    }
    return wanted.initial.toLowerCase() === platform.toLowerCase()
      ? { kind: 'met' }
      : { kind: 'unmet', message: initial };
  }
  if (left.initial === left.resolved && right.initial === right.resolved) {
    return malformed(
      `"StringEquals": at least one of operator's arguments must contain a valid document parameter`,
    );
  }
  return left.resolved === right.resolved ? { kind: 'met' } : { kind: 'unmet', message: initial };
}

function forbiddenReference({ initial }: Operand): string | undefined {
  if (/\{\{ *ssm:/.test(initial)) return 'SSM parameters';
  return /\{\{ *ssm-secure:/.test(initial) ? 'secure SSM parameters' : undefined;
}

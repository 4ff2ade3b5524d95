import type { AgentContext, Plugin } from './agent.ts';
import { sleep } from './clock.ts';
import type { LoweredDocument, LoweredStep } from './lower.ts';
import { outputSummary } from './output.ts';
import { configurePackage } from './plugins/configure-package.ts';
import { downloadContent } from './plugins/download-content.ts';
import { notSimulated } from './plugins/not-simulated.ts';
import { refreshAssociation } from './plugins/refresh-association.ts';
import { runDocument } from './plugins/run-document.ts';
import { runPowerShellScript, runShellScript } from './plugins/run-script.ts';
import { softwareInventory } from './plugins/software-inventory.ts';
import { updateSsmAgent } from './plugins/update-ssm-agent.ts';
import { decideStep } from './step-decision.ts';
import { cancelled, failure, mergeResults, type PluginResult, type StepResult } from './step-result.ts';
import { isList, isMap } from './value.ts';

/** Exit codes with which a step ends its document (contracts/model.go in amazon-ssm-agent). */
const exitWithSuccess = 168;
const exitWithFailure = 169;
/** A document is started at most this often before the agent gives it up (DefaultCommandRetryLimit). */
const mostStarts = 15;

/** Plugins of the sample nodes; every other one that an agent has fails its step as not simulated. */
const plugins: Readonly<Record<string, Plugin>> = {
  'aws:configurePackage': configurePackage,
  'aws:downloadContent': downloadContent,
  'aws:refreshAssociation': refreshAssociation,
  'aws:runDocument': runDocument((document, context) => runSteps(document, context)),
  'aws:runPowerShellScript': runPowerShellScript,
  'aws:runShellScript': runShellScript,
  'aws:softwareInventory': softwareInventory,
  'aws:updateSsmAgent': updateSsmAgent,
};

/** Called when a step begins, and again when it has ended. */
export interface StepObserver {
  readonly started: (index: number, at: number) => void;
  readonly finished: (index: number, result: StepResult) => void;
}

/**
 * Runs the steps of a document on one node, one after the other, as the agent does (RunPlugins in amazon-ssm-agent): a
 * failed step does not stop the rest unless its inputs, or an exit code of 168 or 169, say so. Never rejects.
 */
export async function runSteps(
  document: LoweredDocument,
  context: AgentContext,
  observer?: StepObserver,
): Promise<readonly StepResult[]> {
  const { clock } = context.tools;
  const results: StepResult[] = [];
  for (const [index, step] of document.steps.entries()) {
    const startedAt = clock.now();
    observer?.started(index, startedAt);
    const exited =
      index < document.steps.length - 1 || !isFinally(step) ? endsDocument(document, results) : false;
    const outcome = exited ? skippedAfterExit(step) : await runStep(step, document, context);
    const result = { ...outcome, startedAt, finishedAt: clock.now() };
    results.push(result);
    observer?.finished(index, result);
  }
  return results;
}

type Outcome = Omit<StepResult, 'startedAt' | 'finishedAt'>;

const skipped = (output: string): Outcome => ({ status: 'Skipped', code: 0, stdout: '', stderr: '', output });

const skippedAfterExit = (step: LoweredStep): Outcome =>
  skipped(
    `Plugin with name ${step.action} and id ${step.name} skipped due to prior step with an exit condition`,
  );

/** Whether a step that has already run keeps the following ones from running. */
function endsDocument({ steps }: LoweredDocument, results: readonly StepResult[]): boolean {
  return results.some((result, index) => {
    const step = steps[index];
    return (
      result.code === exitWithSuccess ||
      result.code === exitWithFailure ||
      (result.status === 'Failed' && modifier(step, 'onFailure') === 'exit') ||
      (result.status === 'Success' && modifier(step, 'onSuccess') === 'exit')
    );
  });
}

const isFinally = (step: LoweredStep): boolean => modifier(step, 'finallyStep') === 'true';

/** `onFailure`, `onSuccess` and `finallyStep` stand among the inputs; here the agent minds the case. */
function modifier(step: LoweredStep | undefined, name: string): string | undefined {
  const value = isMap(step?.inputs) ? step.inputs[name] : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}

async function runStep(
  step: LoweredStep,
  document: LoweredDocument,
  context: AgentContext,
): Promise<Outcome> {
  const decision = decideStep(step, context.node.platformType, document.takesPreconditions);
  if (decision.kind === 'skip') return skipped(decision.message);
  if (decision.kind === 'fail') return { ...failure(''), output: decision.message };
  return report(step, await runUntilNoReboot(step, context));
}

/** A step that asks for a reboot runs again when the node is back; what it wrote before stays in its output. */
async function runUntilNoReboot(step: LoweredStep, context: AgentContext): Promise<PluginResult> {
  const { clock, rebootTime } = context.tools;
  let earlier: PluginResult = { ...cancelled, code: 0, status: 'Success' };
  for (let start = 1; start <= mostStarts; start += 1) {
    const result = await runInputs(step, context);
    const joined = {
      ...result,
      stdout: earlier.stdout + result.stdout,
      stderr: earlier.stderr + result.stderr,
    };
    if (result.status !== 'SuccessAndReboot') return joined;
    earlier = joined;
    await sleep(clock, rebootTime, context.signal);
  }
  return {
    ...failure(
      `${earlier.stderr}The step asked for a reboot ${mostStarts} times in a row; the agent gives up.`,
    ),
    stdout: earlier.stdout,
  };
}

/** Schema 1.2 may give a plugin a list of inputs, which run in turn and are reported as one. */
async function runInputs(step: LoweredStep, context: AgentContext): Promise<PluginResult> {
  const plugin = plugins[step.action] ?? notSimulated(step.action);
  const results: PluginResult[] = [];
  for (const inputs of isList(step.inputs) ? step.inputs : [step.inputs]) {
    if (context.signal.aborted) {
      results.push(cancelled);
    } else {
      results.push(
        await plugin(inputs, step.name, context).catch((error: unknown) =>
          failure(error instanceof Error ? error.message : String(error)),
        ),
      );
    }
  }
  return mergeResults(results);
}

/** What becomes of a result by its exit code and the step's onFailure; the sentences are the agent's. */
function report(step: LoweredStep, result: PluginResult): Outcome {
  const { stdout, stderr } = result;
  if (result.code === exitWithSuccess) {
    return {
      status: 'Success',
      code: exitWithSuccess,
      stdout: `${stdout}\nStep exited with code 168. Therefore, marking step as succeeded. Further document steps will be skipped.`,
      stderr: '',
      output: outputSummary(stdout, ''),
    };
  }
  const output = outputSummary(stdout, stderr);
  const onFailure = modifier(step, 'onFailure');
  const exits = result.status === 'Failed' && (onFailure === 'exit' || onFailure === 'successAndExit');
  if (result.code !== exitWithFailure && !exits) {
    // A failure without an exit code is reported with 1.
    return { ...result, code: result.status === 'Failed' && result.code === 0 ? 1 : result.code, output };
  }
  const sentence =
    result.code === exitWithFailure
      ? '\nStep exited with code 169. Therefore, marking step as Failed. Further document steps will be skipped.'
      : '\nStep was found to have onFailure property. Further document steps will be skipped.';
  const succeeds = result.code !== exitWithFailure && onFailure === 'successAndExit';
  return {
    status: succeeds ? 'Success' : result.status,
    code: succeeds ? exitWithSuccess : result.code,
    stdout: stdout + sentence,
    stderr: stderr + sentence,
    output,
  };
}

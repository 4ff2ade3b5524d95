import type { AgentContext, AgentTools } from './agent.ts';
import type { Invocation } from './invocation.ts';
import type { LoweredDocument, LoweredStep } from './lower.ts';
import { NodeDirectory } from './node-directory.ts';
import { keptCharacters, keptForStorage } from './output.ts';
import { runSteps } from './run-steps.ts';
import type { StepResult } from './step-result.ts';

interface NodeRun {
  readonly invocation: Invocation;
  readonly signal: AbortSignal;
  readonly tools: AgentTools;
  readonly region: string;
  readonly commandId: string;
  /** Takes the whole outputs of a step that has ended; without it, only what answers can carry is kept. */
  readonly keep?: (step: LoweredStep, result: StepResult) => void;
}

/**
 * Runs a document on an invocation's node and keeps the invocation's steps up to date. When it resolves, what the steps
 * left running is killed and their directory is removed.
 */
export async function runOnNode(document: LoweredDocument, run: NodeRun): Promise<readonly StepResult[]> {
  const { invocation, signal, tools, region, commandId, keep } = run;
  const { node } = invocation;
  let directory: Promise<NodeDirectory> | undefined;
  const context: AgentContext = {
    node,
    region,
    commandId,
    tools,
    signal,
    directory: () => (directory ??= NodeDirectory.create()),
    processes: [],
    environment: document.environment,
    keptCharacters: keep === undefined ? keptCharacters : keptForStorage,
    depth: 0,
  };
  try {
    return await runSteps(document, context, {
      started: (index, startedAt) => {
        invocation.steps[index] = { startedAt };
      },
      finished: (index, result) => {
        const step = document.steps[index];
        if (step !== undefined) keep?.(step, result);
        const stdout = result.stdout.slice(0, keptCharacters);
        const stderr = result.stderr.slice(0, keptCharacters);
        invocation.steps[index] = { startedAt: result.startedAt, result: { ...result, stdout, stderr } };
      },
    });
  } finally {
    for (const shell of context.processes) shell.kill();
    await (await directory?.catch(() => undefined))?.remove();
  }
}

import type { AgentContext, AgentTools } from './agent.ts';
import type { Invocation } from './invocation.ts';
import type { LoweredDocument } from './lower.ts';
import { NodeDirectory } from './node-directory.ts';
import { runSteps } from './run-steps.ts';
import type { StepResult } from './step-result.ts';

interface NodeRun {
  readonly invocation: Invocation;
  readonly signal: AbortSignal;
  readonly tools: AgentTools;
  readonly region: string;
  readonly commandId: string;
}

/** First version of the agent that gives parameters to scripts as environment variables (release notes, July 2025). */
const environmentAgent = [3, 3, 2746, 0];

/**
 * Runs a document on an invocation's node and keeps the invocation's steps up to date. When it resolves, what the steps
 * left running is killed and their directory is removed.
 */
export async function runOnNode(document: LoweredDocument, run: NodeRun): Promise<readonly StepResult[]> {
  const { invocation, signal, tools, region, commandId } = run;
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
    environment: isAtLeast(node.agentVersion, environmentAgent) ? document.environment : {},
    depth: 0,
  };
  try {
    return await runSteps(document, context, {
      started: (index, startedAt) => {
        invocation.steps[index] = { startedAt };
      },
      finished: (index, result) => {
        invocation.steps[index] = { startedAt: result.startedAt, result };
      },
    });
  } finally {
    for (const shell of context.processes) shell.kill();
    await (await directory?.catch(() => undefined))?.remove();
  }
}

function isAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, number] of wanted.entries()) {
    const part = parts[index] ?? 0;
    if (part !== number) return part > number;
  }
  return true;
}

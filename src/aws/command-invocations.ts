import type { Clients, Output } from './clients.ts';
import { toInvocation, type CommandInvocation } from './commands.ts';
import type { PageAnswer } from './page.ts';

/** A command on one of its nodes, with what each step did there. */
export interface DetailedInvocation extends CommandInvocation {
  /** What the agent said about the document as a whole; empty as a rule. */
  readonly trace: string;
  readonly steps: readonly StepSummary[];
}

/** What one step of a document did on one node, as far as a list of nodes tells. */
export interface StepSummary {
  readonly name: string;
  readonly status: string;
  readonly statusDetails: string;
  /** The exit code; undefined while the step has not ended. */
  readonly responseCode: number | undefined;
  /** Milliseconds since the epoch. */
  readonly started: number | undefined;
  readonly finished: number | undefined;
  /** Both streams in at most 2,500 characters (API model: CommandPluginOutput). */
  readonly output: string;
}

/** The most invocations of one answer (API model: CommandMaxResults). */
export const invocationPageSize = 50;

/** Reads one page of the nodes of a command with their steps and the beginnings of their outputs: one call. */
export async function readInvocationPage(
  clients: Clients,
  { commandId, nextToken }: { readonly commandId: string; readonly nextToken: string | undefined },
  signal?: AbortSignal,
): Promise<PageAnswer<DetailedInvocation>> {
  const answer = await clients.call(
    'ssm:ListCommandInvocations',
    { CommandId: commandId, Details: true, MaxResults: invocationPageSize, NextToken: nextToken },
    signal,
  );
  return { items: (answer.CommandInvocations ?? []).map(toDetailed), nextToken: answer.NextToken };
}

type Listed = NonNullable<Output<'ssm:ListCommandInvocations'>['CommandInvocations']>[number];

function toDetailed(invocation: Listed): DetailedInvocation {
  return {
    ...toInvocation(invocation),
    trace: invocation.TraceOutput ?? '',
    steps: (invocation.CommandPlugins ?? []).map(toStep),
  };
}

function toStep({
  Name = '',
  Status = 'Pending',
  StatusDetails = '',
  ResponseCode,
  ResponseStartDateTime,
  ResponseFinishDateTime,
  Output = '',
}: NonNullable<Listed['CommandPlugins']>[number]): StepSummary {
  return {
    name: Name,
    status: Status,
    statusDetails: StatusDetails,
    // The service says -1 until there is a code, and until then no step has finished.
    responseCode: ResponseCode === -1 && ResponseFinishDateTime === undefined ? undefined : ResponseCode,
    started: ResponseStartDateTime?.getTime(),
    finished: ResponseFinishDateTime?.getTime(),
    output: Output,
  };
}

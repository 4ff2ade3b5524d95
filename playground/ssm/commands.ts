import type { SsmHandlers } from '../handler.ts';
import { takePage } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Command } from '../runs/command.ts';
import type { Invocation } from '../runs/invocation.ts';
import type { RegionState } from '../state.ts';
import { callerArn } from '../sts/caller.ts';
import { commandAnswer, getInvocationAnswer, invocationAnswer } from './command-answers.ts';
import { makeCommandFilter, makeInvocationFilter } from './command-filters.ts';
import { HistoryPages } from './history-pages.ts';
import { planCommand } from './send-command.ts';

/** The largest page of ListCommands and ListCommandInvocations, and what they take without MaxResults. */
const pageSize = 50;

const invalidToken = (): ServiceError =>
  new ServiceError('InvalidNextToken', 'The specified token is not valid.');

/** Run Command. */
export const commandHandlers: SsmHandlers = {
  SendCommand: (input, context) => {
    const { state, caller, requestId } = context;
    const { request, plan } = planCommand(input, state);
    state.trail.add(request.commandId, {
      arn: callerArn(context),
      accessKeyId: caller.accessKeyId,
      requestId,
    });
    return { Command: commandAnswer(state.commands.send(request, plan)) };
  },

  ListCommands: (input, { state }) => {
    const { CommandId, InstanceId, Filters = [], MaxResults, NextToken } = input;
    requireCommandId(CommandId);
    if (
      InstanceId !== undefined &&
      Filters.some(({ key, value }) => key === 'Status' && value === 'Pending')
    ) {
      throw new ServiceError('ValidationException', 'An InstanceId does not go with the status Pending.');
    }
    const passes = makeCommandFilter(Filters);
    const pages = new HistoryPages(state.commands, NextToken, invalidToken);
    const page = takePage(
      pages.source,
      (command) =>
        (CommandId === undefined || command.request.commandId === CommandId) &&
        (InstanceId === undefined || command.invocation(InstanceId) !== undefined) &&
        passes(command),
      pages.request(['ListCommands', state.region, CommandId, InstanceId, Filters], MaxResults ?? pageSize),
    );
    return { Commands: page.items.map(commandAnswer), NextToken: pages.token(page) };
  },

  ListCommandInvocations: (input, { state }) => {
    const { CommandId, InstanceId, Filters = [], Details = false, MaxResults, NextToken } = input;
    requireCommandId(CommandId);
    const passes = makeInvocationFilter(Filters);
    const pages = new HistoryPages(state.commands, NextToken, invalidToken);
    const page = takePage(
      invocationSource(pages.commands(CommandId), InstanceId),
      // A command is passed over, not left out, until it is visible: the others keep their places.
      ({ command, invocation }) => command.visible && passes(command, invocation),
      pages.request(
        ['ListCommandInvocations', state.region, CommandId, InstanceId, Filters],
        MaxResults ?? pageSize,
      ),
    );
    return {
      CommandInvocations: page.items.map(({ command, invocation }) =>
        invocationAnswer(command, invocation, Details),
      ),
      NextToken: pages.token(page),
    };
  },

  GetCommandInvocation: ({ CommandId, InstanceId, PluginName }, { state }) => {
    requireCommandId(CommandId);
    const command = state.commands.get(CommandId);
    const invocation = command?.invocation(InstanceId);
    // The service is eventually consistent: it does not know an invocation right after SendCommand.
    if (!command?.visible || !invocation) throw new ServiceError('InvocationDoesNotExist', '');
    const { stepNames } = command;
    const name = PluginName ?? (stepNames.length === 1 ? stepNames[0] : undefined);
    if (name === undefined) return getInvocationAnswer(command, invocation, undefined);
    const index = stepNames.indexOf(name);
    if (index < 0) throw new ServiceError('InvalidPluginName', '');
    return getInvocationAnswer(command, invocation, { name, index });
  },

  CancelCommand: ({ CommandId, InstanceIds }, { state }) => {
    const command = state.commands.get(CommandId);
    if (!command) throw new ServiceError('InvalidCommandId', '');
    requireInvocations(command, InstanceIds ?? [], state);
    command.cancel(InstanceIds && InstanceIds.length > 0 ? InstanceIds : undefined);
    return {};
  },
};

function requireCommandId(commandId: string | undefined): void {
  if (commandId === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(commandId)) return;
  throw new ServiceError('InvalidCommandId', '');
}

function requireInvocations(command: Command, instanceIds: readonly string[], state: RegionState): void {
  if (new Set(instanceIds).size < instanceIds.length) throw new ServiceError('DuplicateInstanceId', '');
  const unknown = instanceIds.filter((instanceId) => !command.invocation(instanceId));
  if (unknown.length === 0) return;
  throw new ServiceError(
    'InvalidInstanceId',
    `Instances [[${unknown.join(', ')}]] not in a valid state for account ${state.account}`,
  );
}

interface InvocationOf {
  readonly command: Command;
  readonly invocation: Invocation;
}

/** The invocations of commands, one command after the other; found by index, because there may be 50,000 of each. */
function invocationSource(
  commands: readonly Command[],
  instanceId: string | undefined,
): { readonly size: number; at(index: number): InvocationOf } {
  const lists = commands.map((command) => {
    if (instanceId === undefined) return { command, invocations: command.invocations };
    const invocation = command.invocation(instanceId);
    return { command, invocations: invocation ? [invocation] : [] };
  });
  return {
    size: lists.reduce((sum, { invocations }) => sum + invocations.length, 0),
    at(index) {
      let rest = index;
      for (const { command, invocations } of lists) {
        const invocation = invocations[rest];
        if (invocation) return { command, invocation };
        rest -= invocations.length;
      }
      throw new RangeError(`No invocation at ${index}.`);
    },
  };
}

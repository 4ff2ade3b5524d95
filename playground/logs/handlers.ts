import type { LogsHandlers } from '../handler.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** The most events of one answer, and how many there are without a limit (API reference, GetLogEvents). */
const mostEvents = 10_000;

/** CloudWatch Logs, as far as outputs of commands are read from it. */
export const logsHandlers: LogsHandlers = {
  GetLogEvents(input, { state }) {
    const {
      logGroupName: group,
      logStreamName: stream,
      limit = mostEvents,
      nextToken,
      startFromHead,
    } = input;
    if (group === undefined || input.logGroupIdentifier !== undefined) {
      throw new ServiceError('InvalidParameterException', 'The playground finds log groups by logGroupName.');
    }
    if (!state.outputs.hasGroup(group)) {
      throw new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.');
    }
    const all = state.outputs.log(group, stream);
    if (all === undefined) {
      throw new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.');
    }
    const { startTime = 0, endTime = Infinity } = input;
    const events = all.filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);
    const { from, to } = span(events.length, { limit, nextToken, startFromHead });
    return {
      events: events.slice(from, to).map((event) => ({ ...event, ingestionTime: event.timestamp })),
      // At the end of a stream the same token comes back (API reference).
      nextForwardToken: `f/${to}`,
      nextBackwardToken: `b/${from}`,
    };
  },
};

interface Request {
  readonly limit: number;
  readonly nextToken: string | undefined;
  readonly startFromHead: boolean | undefined;
}

/** Which events are meant: from the head or the tail, or on from a token in its direction. */
function span(count: number, { limit, nextToken, startFromHead }: Request): { from: number; to: number } {
  if (nextToken === undefined) {
    return startFromHead === true
      ? { from: 0, to: Math.min(limit, count) }
      : { from: Math.max(0, count - limit), to: count };
  }
  const [, direction, index] = /^([fb])\/(\d+)$/.exec(nextToken) ?? [];
  const at = Number(index);
  if (direction === undefined || at > count) {
    throw new ServiceError('InvalidParameterException', 'The specified nextToken is invalid.');
  }
  return direction === 'f'
    ? { from: at, to: Math.min(at + limit, count) }
    : { from: Math.max(0, at - limit), to: at };
}

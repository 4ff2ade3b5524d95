import type { CloudTrailHandlers } from '../handler.ts';
import type { Event, LookupAttribute } from '../models/cloudtrail-types.ts';
import { takePage } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { Command } from '../runs/command.ts';
import { HistoryPages } from '../ssm/history-pages.ts';
import type { RegionState } from '../state.ts';

/** The largest page, and how many events come without MaxResults (API reference, LookupEvents). */
const pageSize = 50;

const invalidToken = (): ServiceError =>
  new ServiceError('InvalidNextTokenException', 'The token is not valid.');

/** CloudTrail, as far as it tells who has sent commands. */
export const cloudTrailHandlers: CloudTrailHandlers = {
  LookupEvents(input, { state }) {
    const { LookupAttributes: attributes = [], StartTime, EndTime, MaxResults, NextToken } = input;
    if (attributes.length > 1) {
      throw new ServiceError('InvalidLookupAttributesException', 'Only one lookup attribute is supported.');
    }
    if (StartTime !== undefined && EndTime !== undefined && StartTime > EndTime) {
      throw new ServiceError('InvalidTimeRangeException', 'The start time is after the end time.');
    }
    const from = StartTime?.getTime() ?? -Infinity;
    const to = EndTime?.getTime() ?? Infinity;
    // Events of Insights are of rates of calls, which nobody measures here.
    const passes = (command: Command): boolean =>
      input.EventCategory === undefined &&
      eventTime(command) >= from &&
      eventTime(command) <= to &&
      attributes.every((attribute) => has(event(command, state), attribute));
    const pages = new HistoryPages(state.commands, NextToken, invalidToken);
    const page = takePage(
      pages.source,
      passes,
      pages.request(['LookupEvents', state.region, attributes, from, to], MaxResults ?? pageSize),
    );
    return { Events: page.items.map((command) => event(command, state)), NextToken: pages.token(page) };
  },
};

/** Events carry whole seconds. */
const eventTime = ({ requestedAt }: Command): number => Math.floor(requestedAt / 1000) * 1000;

function has(event: Event, { AttributeKey: key, AttributeValue: value }: LookupAttribute): boolean {
  switch (key) {
    case 'ResourceName':
    case 'ResourceType':
      return false;
    default:
      return event[key] === value;
  }
}

function event(command: Command, state: RegionState): Event {
  const { commandId } = command.request;
  const { arn = '', accessKeyId = '', eventId = '', requestId = '' } = state.trail.senderOf(commandId) ?? {};
  const userName = arn.split('/').at(-1) ?? '';
  const identity = { arn, accountId: state.account, accessKeyId };
  return {
    EventId: eventId,
    EventName: 'SendCommand',
    EventSource: 'ssm.amazonaws.com',
    EventTime: new Date(eventTime(command)),
    ReadOnly: 'false',
    AccessKeyId: accessKeyId,
    Username: userName,
    Resources: [],
    CloudTrailEvent: JSON.stringify({
      eventVersion: '1.11',
      userIdentity: arn.includes(':assumed-role/')
        ? { type: 'AssumedRole', ...identity }
        : { type: 'IAMUser', ...identity, userName },
      eventTime: new Date(eventTime(command)).toISOString().replace('.000', ''),
      eventSource: 'ssm.amazonaws.com',
      eventName: 'SendCommand',
      awsRegion: state.region,
      sourceIPAddress: '127.0.0.1',
      ...record(command),
      requestID: requestId,
      eventID: eventId,
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: state.account,
      eventCategory: 'Management',
    }),
  };
}

/** What was asked for and answered. The values of parameters are hidden, as they are by AWS. */
function record({ request }: Command): object {
  const { commandId, documentName, documentVersion, comment, instanceIds, targets } = request;
  const parameters = 'HIDDEN_DUE_TO_SECURITY_REASONS';
  const where = {
    instanceIds,
    targets: targets.map(({ Key: key, Values: values }) => ({ key, values })),
  };
  return {
    requestParameters: { documentName, ...where, parameters, interactive: false },
    responseElements: {
      command: { commandId, documentName, documentVersion, comment, ...where, parameters, status: 'Pending' },
    },
  };
}

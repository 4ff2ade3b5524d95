import type { Clients, Output } from './clients.ts';
import { paginate, type Page } from './page.ts';
import { isRecord } from './record.ts';

/** Who has sent a command. */
export interface CommandSender {
  /** The name of a user, or of the session of a role. */
  readonly name: string;
  readonly arn: string | undefined;
  /** The AWS service that sent it for them, like `ssm.amazonaws.com` for a maintenance window. */
  readonly invokedBy: string | undefined;
}

/** A SendCommand that CloudTrail knows. */
export interface SentCommand {
  /** Undefined for one that was refused, and for what cannot be read. */
  readonly commandId: string | undefined;
  readonly at: Date | undefined;
  readonly sender: CommandSender;
}

/**
 * Lists who sent commands, newest first: one LookupEvents per page of 50, of which CloudTrail takes two per second in a
 * region. It knows 90 days, and a call about five minutes after it was made; ListCommands itself has no sender.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function listSentCommands(
  clients: Clients,
  { from, to }: { readonly from?: Date; readonly to?: Date },
  signal?: AbortSignal,
): AsyncIterable<Page<SentCommand>> {
  return paginate(async (nextToken) => {
    const { Events, NextToken } = await clients.call(
      'cloudtrail:LookupEvents',
      {
        LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'SendCommand' }],
        ...(from === undefined ? {} : { StartTime: from }),
        ...(to === undefined ? {} : { EndTime: to }),
        MaxResults: 50,
        NextToken: nextToken,
      },
      signal,
    );
    return { items: (Events ?? []).map(toSentCommand), nextToken: NextToken };
  });
}

type Listed = NonNullable<Output<'cloudtrail:LookupEvents'>['Events']>[number];

function toSentCommand({ EventTime, Username = '', CloudTrailEvent }: Listed): SentCommand {
  const event = parse(CloudTrailEvent);
  const text = (...path: readonly string[]): string | undefined => {
    const value = path.reduce<unknown>((from, key) => (isRecord(from) ? from[key] : undefined), event);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const arn = text('userIdentity', 'arn');
  const invokedBy = text('userIdentity', 'invokedBy');
  return {
    commandId: text('responseElements', 'command', 'commandId'),
    at: EventTime,
    sender: {
      name: Username === '' ? (arn?.split('/').at(-1) ?? invokedBy ?? 'unknown') : Username,
      arn,
      invokedBy,
    },
  };
}

/** The event as CloudTrail keeps it, which is JSON in a text. */
function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}

import type { Command, CommandCondition } from '../aws/commands.ts';
import type { CommandSender } from '../aws/command-senders.ts';

/** Which commands of the account are meant. */
export interface RunFilter {
  /** What AWS can filter by, at a time: `after` and `before` may be so many hours ago. */
  readonly conditions: (now: number) => readonly CommandCondition[];
  /** Texts that the name of the document has, without case; AWS knows whole names only. */
  readonly words: readonly string[];
  /** Only those sent or followed from this workspace, which AWS does not know. */
  readonly here: boolean;
  /** A part of the sender's name or ARN, in lower case, which only CloudTrail knows. */
  readonly by: string | undefined;
}

export type ParsedRunQuery = { readonly filter: RunFilter } | { readonly problem: string };

/** The fields of a filter with an example of each, for its help. */
export const runQueryFields =
  'document:AWS-RunShellScript status:failed after:7d before:2026-11-20 by:alice sent:here';

/** Words for statuses that ListCommands filters by (API reference, CommandFilter). */
const statuses: Readonly<Record<string, string>> = {
  pending: 'Pending',
  inprogress: 'InProgress',
  running: 'InProgress',
  success: 'Success',
  succeeded: 'Success',
  cancelled: 'Cancelled',
  failed: 'Failed',
  timedout: 'TimedOut',
  deliverytimedout: 'DeliveryTimedOut',
  executiontimedout: 'ExecutionTimedOut',
  incomplete: 'Incomplete',
  noinstancesintag: 'NoInstancesInTag',
  limitexceeded: 'LimitExceeded',
};

const hours: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 24, w: 7 * 24 };

/**
 * Reads a filter: terms between blanks, all of which must hold. `document:` takes a whole name, `status:` a status,
 * `after:` and `before:` a date, a time, or how long ago (`90m`, `12h`, `7d`), `by:` a part of the sender's name or ARN,
 * `sent:here` what came from this workspace; a word alone is looked for in the names of documents.
 */
export function parseRunQuery(text: string): ParsedRunQuery {
  const conditions: ((now: number) => CommandCondition)[] = [];
  const words: string[] = [];
  const seen = new Set<string>();
  let here = false;
  let by: string | undefined;
  for (const term of text.split(/\s+/).filter(Boolean)) {
    const [field = '', value] = term.split(/:(.*)/s);
    if (value === undefined) {
      words.push(term.toLowerCase());
      continue;
    }
    // AWS combines conditions, but takes each of them once.
    if (seen.has(field)) return { problem: `${field} stands there twice.` };
    seen.add(field);
    if (field === 'sent' && value === 'here') {
      here = true;
      continue;
    }
    if (field === 'by' && value !== '') {
      by = value.toLowerCase();
      continue;
    }
    const condition = readCondition(field, value);
    if (typeof condition === 'string') return { problem: condition };
    conditions.push(condition);
  }
  return {
    filter: { conditions: (now) => conditions.map((condition) => condition(now)), words, here, by },
  };
}

/** A condition, or what is wrong with it. */
function readCondition(field: string, value: string): ((now: number) => CommandCondition) | string {
  if (value === '') return `${field}: needs a value.`;
  switch (field) {
    case 'document':
      return () => ({ key: 'DocumentName', value });
    case 'status': {
      const status = statuses[value.toLowerCase()];
      return status === undefined
        ? `${value} is no status. There are ${Object.keys(statuses).join(', ')}.`
        : () => ({ key: 'Status', value: status });
    }
    case 'after':
    case 'before': {
      const time = readTime(value);
      const key = field === 'after' ? 'InvokedAfter' : 'InvokedBefore';
      return time === undefined
        ? `${value} is no time. Write 2026-11-20, 2026-11-20T08:30, or how long ago: 90m, 12h, 7d.`
        : // The service takes whole seconds.
          (now) => ({ key, value: `${new Date(time(now)).toISOString().slice(0, 19)}Z` });
    }
    case 'sent':
      return `sent:here means this workspace. For who sent a command, write by:${value}.`;
    default:
      return `There is no field ${field}. There are document, status, after, before, by and sent.`;
  }
}

/** Milliseconds since the epoch, at a time. */
function readTime(value: string): ((now: number) => number) | undefined {
  const [, count, unit] = /^(\d{1,5})([mhdw])$/.exec(value) ?? [];
  if (count !== undefined && unit !== undefined) {
    const ago = Number(count) * (hours[unit] ?? 0) * 3_600_000;
    return (now) => now - ago;
  }
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?$/.test(value)) return undefined;
  // A date alone is a day of the reader's, not of London's.
  const time = Date.parse(value.length === 10 ? `${value}T00:00` : value);
  return Number.isNaN(time) ? undefined : () => time;
}

/** What is known of a command where a filter is to be applied without the service. */
export function passesRunFilter(
  command: Command,
  filter: RunFilter,
  { now, ...known }: { readonly now: number } & KnownOfCommand,
): boolean {
  if (!passesOwn(command, filter, known)) return false;
  return filter.conditions(now).every(({ key, value }) => {
    switch (key) {
      case 'DocumentName':
        return command.documentName === value;
      case 'Status':
        return command.status === value || command.statusDetails === value;
      case 'InvokedAfter':
        return command.requested === undefined || command.requested.getTime() >= Date.parse(value);
      case 'InvokedBefore':
        return command.requested === undefined || command.requested.getTime() < Date.parse(value);
    }
  });
}

/** What a command does not say itself. */
export interface KnownOfCommand {
  readonly sentHere: boolean;
  /** Undefined as long as CloudTrail has not been asked, or does not know it. */
  readonly sender: CommandSender | undefined;
}

/** The part of a filter that the service does not know. A command whose sender is unknown is nobody's. */
export function passesOwn(
  { documentName }: Command,
  { words, here, by }: RunFilter,
  { sentHere, sender }: KnownOfCommand,
): boolean {
  if (here && !sentHere) return false;
  if (by !== undefined && !isSender(sender, by)) return false;
  const name = documentName.toLowerCase();
  return words.every((word) => name.includes(word));
}

function isSender(sender: CommandSender | undefined, part: string): boolean {
  const texts = sender === undefined ? [] : [sender.name, sender.arn ?? '', sender.invokedBy ?? ''];
  return texts.some((text) => text.toLowerCase().includes(part));
}

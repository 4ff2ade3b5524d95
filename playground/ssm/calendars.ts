// Change calendars: iCalendar 2.0 as the console exports it.
import type { SsmHandlers } from '../handler.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';

export const calendarHandlers: SsmHandlers = {
  GetCalendarState: ({ CalendarNames, AtTime }, { state }) => {
    const at = AtTime === undefined ? state.now() : new Date(AtTime);
    if (Number.isNaN(at.getTime())) {
      throw new ServiceError(
        'ValidationException',
        `The time ${AtTime ?? ''} is not valid; it is written in ISO 8601.`,
      );
    }
    const calendars = CalendarNames.map((name) => readCalendar(name, state));
    const isOpen = (time: number) => calendars.every((calendar) => isOpenAt(calendar, time));
    const open = isOpen(at.getTime());
    const next = calendars
      .flatMap(({ events }) => events.flatMap(({ start, end }) => [start, end]))
      .filter((time) => time > at.getTime() && isOpen(time) !== open)
      .sort((a, b) => a - b)[0];
    return {
      State: open ? 'OPEN' : 'CLOSED',
      AtTime: format(at.getTime()),
      ...(next === undefined ? {} : { NextTransitionTime: format(next) }),
    };
  },
};

const format = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

interface Calendar {
  readonly openByDefault: boolean;
  readonly events: readonly { readonly start: number; readonly end: number }[];
}

const isOpenAt = ({ openByDefault, events }: Calendar, time: number) =>
  events.some(({ start, end }) => start <= time && time < end) ? !openByDefault : openByDefault;

/** Throws InvalidDocument, InvalidDocumentType or, for what cannot be read here, UnsupportedCalendarException. */
function readCalendar(name: string, { documents }: RegionState): Calendar {
  const { document, version } = documents.getVersion(name);
  if (document.type !== 'ChangeCalendar') {
    const message = `Document ${name} is of type ${document.type}; it must be a ChangeCalendar.`;
    throw new ServiceError('InvalidDocumentType', message);
  }
  const lines = version.content.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const events = lines
    .join('\n')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => ({ start: readTime(event, 'DTSTART'), end: readTime(event, 'DTEND') }));
  if (lines.some((line) => line.startsWith('RRULE'))) throw unsupported('recurring events');
  return { openByDefault: !lines.includes('X-CALENDAR-TYPE:DEFAULT_CLOSED'), events };
}

function readTime(event: string, key: string): number {
  const match = new RegExp(`^${key}:(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z$`, 'm').exec(event);
  if (match === null) throw unsupported('times that are not in UTC');
  const [year = 0, month = 1, day = 1, hour, minute, second] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const unsupported = (what: string) =>
  new ServiceError('UnsupportedCalendarException', `The playground does not read calendars with ${what}.`);

import { calendarTypes } from '../../catalog/kinds/opaque.ts';
import { listNames } from '../names.ts';
import type { Fix, Report, Rule } from '../rule.ts';

/** What each calendar says of itself, with the values to choose from. */
const required = { VERSION: ['2.0'], 'X-CALENDAR-TYPE': calendarTypes } as const;

/** A content line of iCalendar (RFC 5545, section 3.1): `NAME;PARAMETER=x:value`. */
interface ContentLine {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export const calendarBody: Rule = {
  code: 'calendar-body',
  severity: 'error',
  kinds: ['ChangeCalendar'],
  check({ text }, report) {
    const lines = [...contentLines(text)];
    checkNesting(lines, report);
    const first = lines[0];
    if (first === undefined) return;
    const has = (name: string): boolean => lines.some((line) => line.name === name);
    for (const [name, values] of Object.entries(required)) {
      if (has(name)) continue;
      report({
        range: first,
        message: `The calendar has no ${name}`,
        fixes: first.name === 'BEGIN' ? values.map((value) => addLine(first, `${name}:${value}`, text)) : [],
      });
    }
    // RFC 5545 asks for it; whether the service does is not known.
    if (!has('PRODID')) report({ range: first, message: 'The calendar has no PRODID', severity: 'warning' });
    for (const line of lines) {
      if (line.name === 'VERSION' && line.value !== '2.0') {
        report({
          range: line,
          message: `Change Calendar reads iCalendar 2.0, not ${line.value}`,
          fixes: rewrite(line, required.VERSION),
        });
      }
      if (line.name === 'X-CALENDAR-TYPE' && !calendarTypes.some((type) => type === line.value)) {
        report({
          range: line,
          message: `X-CALENDAR-TYPE is ${listNames(calendarTypes, 'or')}`,
          fixes: rewrite(line, calendarTypes),
        });
      }
    }
  },
};

/** A line behind another one, with the same line break. */
function addLine({ end }: ContentLine, line: string, text: string): Fix {
  const lineBreak = text.indexOf('\r\n', end) === text.indexOf('\n', end) - 1 ? '\r\n' : '\n';
  return { title: `Add ${line}`, edits: [{ start: end, end, text: lineBreak + line }] };
}

function rewrite({ name, end, value }: ContentLine, values: readonly string[]): readonly Fix[] {
  const start = end - value.length;
  return values.map((each) => ({ title: `Change to ${name}:${each}`, edits: [{ start, end, text: each }] }));
}

/** Each BEGIN has its END, and the calendar is around everything. */
function checkNesting(lines: readonly ContentLine[], report: Report): void {
  const open: ContentLine[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      open.push(line);
    } else if (line.name === 'END') {
      const begin = open.pop();
      if (begin?.value.toUpperCase() === line.value.toUpperCase()) continue;
      report({
        range: line,
        message:
          begin === undefined
            ? `END:${line.value} has no BEGIN`
            : `BEGIN:${begin.value} has to end before END:${line.value}`,
      });
    } else if (open.length === 0) {
      report({ range: line, message: `${line.name} stands outside of the calendar` });
    }
  }
  for (const begin of open) report({ range: begin, message: `BEGIN:${begin.value} has no END` });
}

/** Lines; one that starts with a blank continues the line before it and is passed over. */
function* contentLines(text: string): Generator<ContentLine> {
  for (const match of text.matchAll(/^\uFEFF?([A-Za-z0-9-]+)(?:;[^:\r\n]*)?:([^\r\n]*)/gm)) {
    const [whole, name = '', value = ''] = match;
    yield {
      name: name.toUpperCase(),
      value: value.trim(),
      start: match.index,
      end: match.index + whole.trimEnd().length,
    };
  }
}

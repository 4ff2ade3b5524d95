/**
 * A table as CSV (RFC 4180): lines end with CRLF, and values with commas, quotes or line ends are quoted.
 *
 * A value that a spreadsheet would take for a formula gets an apostrophe before it: inventory comes from machines, and
 * whoever opens the file must not run what stands there.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** `-12.5` is a number to everyone. */
const isNumber = (value: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(value);

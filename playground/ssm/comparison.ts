// How the filters of inventory and compliance compare. The one spells its operators Equal, the other EQUAL.

/** Whether `value` stands to one of `values` as `operator` says; more than and less than compare numbers and times. */
export function compares(value: string, operator: string, values: readonly string[]): boolean {
  switch (operator.toLowerCase().replaceAll('_', '')) {
    case 'equal':
      return values.includes(value);
    case 'notequal':
      return !values.includes(value);
    case 'beginwith':
      return values.some((start) => value.startsWith(start));
    case 'lessthan':
      return values.some((other) => order(value, other) < 0);
    case 'greaterthan':
      return values.some((other) => order(value, other) > 0);
    default:
      return true;
  }
}

/** Negative if `a` comes first: as numbers or times where both are, else part by part, as versions are written. */
function order(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  const isTime = (text: string) => /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text));
  if (isTime(a) && isTime(b)) return Date.parse(a) - Date.parse(b);
  return a.localeCompare(b, 'en', { numeric: true });
}

// ISO 8601 durations as Automation writes them: `PT10M`, `P1DT12H`, `PT0.5S`.

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const part = (unit: string): string => `(?:${number}${unit})?`;
const form = new RegExp(
  `^P(?=[\\dT])${['Y', 'M', 'W', 'D'].map(part).join('')}(?:T(?=\\d)${['H', 'M', 'S'].map(part).join('')})?$`,
  'i',
);
const day = 86_400;
/** A month and a year count as their shortest ones. */
const unitSeconds = [365 * day, 28 * day, 7 * day, day, 3600, 60, 1];

/** The length in seconds; undefined for another form, a sign included. */
export function durationSeconds(text: string): number | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  return unitSeconds.reduce((sum, seconds, index) => {
    return sum + seconds * Number((match[index + 1] ?? '0').replace(',', '.'));
  }, 0);
}

const unitNames: readonly (readonly [name: RegExp, prefix: string, unit: string])[] = [
  [/^(?:s|secs?|seconds?)?$/i, 'PT', 'S'],
  [/^(?:m|mins?|minutes?)$/i, 'PT', 'M'],
  [/^(?:h|hrs?|hours?)$/i, 'PT', 'H'],
  [/^(?:d|days?)$/i, 'P', 'D'],
];

/** The duration that a text in another form most likely means: `10 minutes`, `PT1D`, `90`. A bare number is seconds. */
export function meantDuration(text: string): string | undefined {
  const match = /^[+-]?\s*(?:PT?)?\s*[+-]?(\d+)\s*([a-z]*)$/i.exec(text.trim());
  const [, amount = '', name = ''] = match ?? [];
  const unit = match && unitNames.find(([pattern]) => pattern.test(name));
  return unit ? `${unit[1]}${amount}${unit[2]}` : undefined;
}

// Names in \p{…} of Java's dialect. Source: documentation of java.util.regex.Pattern.

const posixNames = [
  'Lower',
  'Upper',
  'ASCII',
  'Alpha',
  'Digit',
  'Alnum',
  'Punct',
  'Graph',
  'Print',
  'Blank',
  'Cntrl',
  'XDigit',
  'Space',
] as const;

/** The ASCII members of each POSIX class, in JavaScript's spelling. */
const posix: Readonly<Record<(typeof posixNames)[number], RegExp>> = {
  Lower: /^[a-z]$/,
  Upper: /^[A-Z]$/,
  ASCII: /^[\0-\x7F]$/,
  Alpha: /^[A-Za-z]$/,
  Digit: /^\d$/,
  Alnum: /^[A-Za-z\d]$/,
  Punct: /^[!-/:-@[-`{-~]$/,
  Graph: /^[!-~]$/,
  Print: /^[ -~]$/,
  Blank: /^[ \t]$/,
  // eslint-disable-next-line no-control-regex -- the class is that of the control characters
  Cntrl: /^[\0-\x1F\x7F]$/,
  XDigit: /^[\dA-Fa-f]$/,
  Space: /^[ \t\n\v\f\r]$/,
};

const categories = new Set(
  (
    'L M N Z C P S Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs ' +
    'Pd Ps Pe Pc Po Pi Pf Sm Sc Sk So'
  ).split(' '),
);

/** Names that only Java has. */
const javaOnly = new Set(['LC', 'LD', 'L1', 'all']);

/** True for one of Unicode's general categories, which every dialect knows. */
export function isGeneralCategory(name: string): boolean {
  return categories.has(name);
}

/**
 * False for a name that Java surely refuses. Scripts and blocks (`IsGreek`, `InGreek`, `script=Greek`) and the
 * `java…` methods are many and are all taken for granted.
 */
export function isPropertyName(name: string): boolean {
  return (
    categories.has(name) ||
    javaOnly.has(name) ||
    posixNames.some((posixName) => posixName === name) ||
    /^(?:(?:Is|In|java)[A-Za-z_\d -]+|\w+=[\w -]+)$/.test(name)
  );
}

/** Whether the property holds for a character; undefined when the property is not one that we know. */
export function propertyContains(name: string, codePoint: number): boolean | undefined {
  const character = String.fromCodePoint(codePoint);
  const posixName = posixNames.find((candidate) => candidate === name);
  if (posixName !== undefined) return posix[posixName].test(character);
  if (name === 'all') return true;
  if (name === 'L1') return codePoint <= 0xff;
  const bare = name
    .replace(/^Is/, '')
    .replace(/^(?:sc|script)=/i, 'Script=')
    .replace(/^(?:gc|general_category)=/i, '');
  for (const spelling of [bare, `Script=${bare}`]) {
    try {
      return new RegExp(`^\\p{${spelling}}$`, 'u').test(character);
    } catch {
      // Not a name that JavaScript knows in this form.
    }
  }
  return undefined;
}

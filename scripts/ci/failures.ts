/** A test of a host that failed, with what is indented below it: its assertion and stack. */
const hostFailure = /^(?:\[\d+\] )? {2}✗ .*(?:\n(?:\[\d+\] )? {4}.*)*/gm;

/** What mocha prints after the tests: how many failed, then each with its stack. */
const mochaFailures = /^ {2}\d+ failing$(?:\n(?: .*)?)*/gm;

/** In lines. The first ones hold the assertion; a long diff must not hide the next failure. */
const longest = 40;

/**
 * What failed in the output of a whole run, of mocha and of the host, to be told once more at its end: whoever reads
 * the log of a run elsewhere may see only its last lines.
 */
export function failuresIn(output: string): string[] {
  return [...output.matchAll(mochaFailures), ...output.matchAll(hostFailure)].map(([text]) => {
    const lines = text.trimEnd().split('\n');
    const rest = lines.length - longest;
    return [...lines.slice(0, longest), ...(rest > 0 ? [`      … ${rest} more lines above`] : [])].join('\n');
  });
}

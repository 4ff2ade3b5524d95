import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  outputSummary,
  standardErrorContent,
  standardOutputContent,
} from '../../../playground/runs/output.ts';

describe('output limits', () => {
  it('keeps up to 23,999 characters of stdout and cuts 24,000 with a mark', () => {
    assert.equal(standardOutputContent('x'.repeat(23_999)), 'x'.repeat(23_999));
    const cut = standardOutputContent('x'.repeat(24_000));
    assert.equal(cut.length, 24_000);
    assert.match(cut, /x--output truncated--$/);
  });

  it('keeps less of stderr', () => {
    assert.equal(standardErrorContent('x'.repeat(9_000)).length, 8_000);
  });

  const long = 'o'.repeat(5_000);
  const wrong = 'e'.repeat(5_000);
  const summaries: [name: string, stdout: string, stderr: string, expected: RegExp][] = [
    ['nothing', '', '', /^$/],
    ['stdout alone', 'out', '', /^out$/],
    ['both under a title', 'out', 'err', /^out\n-{10}ERROR-{7}\nerr$/],
    ['stdout cut', long, '', /^o{2477}\n---Output truncated---$/],
    ['stderr cut', '', wrong, /^\n-{10}ERROR-{7}\ne{2453}\n---Error truncated----$/],
    ['stdout cut to leave room for stderr', long, 'err', /^o+\n---Output truncated---\n-{10}ERROR-{7}\nerr$/],
    [
      'both cut',
      long,
      wrong,
      /^o{1215}\n---Output truncated---\n-{10}ERROR-{7}\ne{1215}\n---Error truncated----$/,
    ],
  ];
  for (const [name, stdout, stderr, expected] of summaries) {
    it(`summarizes ${name}`, () => assert.match(outputSummary(stdout, stderr), expected));
  }

  it('never exceeds the limits of the API nor tears a character apart', () => {
    const text = fc.string({ unit: 'binary', maxLength: 3_000 });
    fc.assert(
      fc.property(text, text, (stdout, stderr) => {
        const summary = outputSummary(stdout, stderr);
        assert.ok(summary.length <= 2_500);
        assert.doesNotThrow(() => encodeURIComponent(summary));
      }),
    );
    assert.doesNotThrow(() => encodeURIComponent(standardOutputContent('😀'.repeat(20_000))));
    assert.doesNotThrow(() => encodeURIComponent(standardOutputContent(`x${'😀'.repeat(20_000)}`)));
  });
});

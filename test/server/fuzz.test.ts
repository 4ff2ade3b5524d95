import assert from 'node:assert/strict';
import { askOnce, fuzz } from '../support/fuzz/fuzz.ts';
import { hostileTexts } from '../support/fuzz/hostile-texts.ts';
import { generatedSamples } from '../support/fuzz/samples.ts';
import { ServerUnderTest } from '../support/fuzz/server-under-test.ts';

/** The long run is `npm run fuzz`. */
const RUNS = 20;

describe('the server', function () {
  this.timeout(120_000);

  it('has all its requests asked', () => {
    const { requests } = new ServerUnderTest();
    for (const name of [
      'onCompletion',
      'onHover',
      'onCodeAction',
      'onRenameRequest',
      'languages.semanticTokens.on',
    ]) {
      assert.ok(requests.includes(`.${name}`), name);
    }
  });

  it(`survives edits at random, seeds 1 to ${RUNS}`, async () => {
    const samples = generatedSamples();
    for (let seed = 1; seed <= RUNS; seed += 1) await fuzz(samples, seed);
  });

  for (const [title, language, make] of hostileTexts(0.05)) {
    it(`survives ${title} in ${language}`, () => askOnce(make(), language));
  }
});

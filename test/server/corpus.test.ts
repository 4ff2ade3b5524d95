import assert from 'node:assert/strict';
import { diagnosticsOf } from '../support/check-rule.ts';
import { hasCorpus, listCorpus } from '../support/corpus.ts';

/** Documents that the service accepted: whatever is called an error in them is a false alarm. */
describe('documents that AWS accepted', function () {
  this.timeout(120_000);

  before(function () {
    if (hasCorpus) return;
    // eslint-disable-next-line no-console -- says why the suite is skipped
    console.log('      ../shared/corpus is absent');
    this.skip();
  });

  it('have no errors', () => {
    const alarms = listCorpus()
      .filter((document) => document.expect === 'valid')
      .flatMap((document) =>
        diagnosticsOf(document.text(), document.language)
          .filter((diagnostic) => diagnostic.severity === 'error')
          .map(({ code, start, message }) => `${document.file}:${start} ${code}: ${message}`),
      );
    assert.deepEqual(alarms, []);
  });
});

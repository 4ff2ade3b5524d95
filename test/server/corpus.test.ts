import assert from 'node:assert/strict';
import { diagnosticsOf } from '../support/check-rule.ts';
import { type CorpusDocument, hasCorpus, listCorpus } from '../support/corpus.ts';

/** An error on a document of which nobody knows whether the service accepted it, and why it is right. */
interface RightError {
  /** How the document's path in the corpus ends. */
  readonly file: string;
  readonly code: string;
  readonly line: number;
  readonly because: string;
}

const cancelToSleep =
  'the user guide names aws:sleep among the actions that onCancel does not support moving to';

/** Each was looked at: the mistake is in the document. */
const rightErrors: readonly RightError[] = [
  ...['fault-injection-simulator-workshop/', 'fault-injection-simulator-workshop-v2/'].flatMap((workshop) =>
    [28, 49].map((line) => ({
      file: `${workshop}…/hybrid-target.yaml`,
      code: 'flow-oncancel-target',
      line,
      because: cancelToSleep,
    })),
  ),
  {
    file: 'longrunning/manager/…/cwdocument_invalid_format1.json',
    code: 'step-unknown-plugin',
    line: 5,
    because:
      'the agent keeps this file to test that it refuses it: a second runtimeConfig stands for a plugin',
  },
  {
    file: 'Install-SplunkAgent/…/install-splunk.yaml',
    code: 'step-unknown-input',
    line: 119,
    because: 'description stands under inputs, and the service refuses inputs that a plugin does not have',
  },
];

function errorsOf(document: CorpusDocument): { code: string; line: number; message: string }[] {
  const text = document.text();
  return diagnosticsOf(text, document.language)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, start, message }) => ({ code, line: text.slice(0, start).split('\n').length, message }));
}

/** Documents that the service accepted: whatever is called an error in them is a false alarm. */
describe('real documents', function () {
  this.timeout(120_000);

  before(function () {
    if (hasCorpus) return;
    // eslint-disable-next-line no-console -- says why the suite is skipped
    console.log('      ../shared/corpus is absent');
    this.skip();
  });

  it('have no errors, if AWS accepted them', () => {
    const alarms = listCorpus()
      .filter((document) => document.expect === 'valid')
      .flatMap((document) =>
        errorsOf(document).map(({ code, line, message }) => `${document.file}:${line} ${code}: ${message}`),
      );
    assert.deepEqual(alarms, []);
  });

  it('have no errors but right ones otherwise', () => {
    const found = listCorpus()
      .filter(({ expect }) => expect !== 'valid')
      .flatMap((document) => errorsOf(document).map(({ code, line }) => `${document.file}:${line} ${code}`));
    const unexplained = found.filter((error) => !rightErrors.some((right) => isAbout(right, error)));
    const gone = rightErrors.filter((right) => !found.some((error) => isAbout(right, error)));
    assert.deepEqual({ unexplained, gone }, { unexplained: [], gone: [] });
  });
});

function isAbout({ file, code, line }: RightError, error: string): boolean {
  const [folder = '', name = ''] = file.split('…');
  return error.includes(folder) && error.endsWith(`${name}:${line} ${code}`);
}

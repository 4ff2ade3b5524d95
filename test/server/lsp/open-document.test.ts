import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocument } from '../../../server/lsp/open-document.ts';

const open = (index: number): OpenDocument =>
  new OpenDocument(
    TextDocument.create(`file:///${index}.yaml`, 'ssm-yaml', 1, `schemaVersion: '2.2' # ${index}\n`),
  );

describe('open documents', () => {
  it('keep the analysis of those that were asked for last', () => {
    const documents = [0, 1, 2, 3, 4].map(open);
    const before = documents.map(({ analysis }) => analysis);
    const after = documents.toReversed().map(({ analysis }) => analysis);
    assert.deepEqual(
      after.toReversed().map((analysis, index) => analysis === before[index]),
      [false, true, true, true, true],
    );
  });

  it('are analysed anew after a change', () => {
    const document = open(0);
    const { analysis } = document;
    const start = { line: 0, character: 16 };
    document.change([{ range: { start, end: { line: 0, character: 19 } }, text: '0.3' }], 2);
    assert.equal(analysis.document.kind, 'Command');
    assert.equal(document.analysis.document.kind, 'Automation');
  });
});

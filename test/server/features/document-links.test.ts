import assert from 'node:assert/strict';
import type { Analysis } from '../../../server/analysis.ts';
import { documentLinks } from '../../../server/features/document-links.ts';
import { atCursor } from '../../support/check-feature.ts';
import { inBothLanguages } from '../../support/check-places.ts';

const runbook = `schemaVersion: '0.3'
description: Read https://example.org first
files:
  attachment.zip: { checksums: {} }
  ../../etc/passwd: {}
mainSteps:
  - name: one
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunShellScript }
  - name: two
    action: aws:executeAutomation
    inputs: { DocumentName: 'arn:aws:ssm:us-east-1:123456789012:document/Own-Name' }
  - name: three
    action: aws:createStack
    inputs: { TemplateURL: 'https://s3.amazonaws.com/b/t.yaml', StackName: '{{ x }}<|>' }
  - name: four
    action: aws:executeAutomation
    inputs: { DocumentName: '{{ Name }}' }
  - name: five
    action: aws:executeScript
    inputs: { Attachment: attachment.zip, Script: 'x' }
`;

const expected = [
  'attachment.zip -> file attachment.zip',
  'AWS-RunShellScript -> document AWS-RunShellScript https://console.aws.amazon.com/systems-manager/documents/AWS-RunShellScript/description',
  'arn:aws:ssm:us-east-1:123456789012:document/Own-Name -> document Own-Name',
  'https://s3.amazonaws.com/b/t.yaml -> url https://s3.amazonaws.com/b/t.yaml',
  'attachment.zip -> file attachment.zip',
];

function links(analysis: Analysis): string[] {
  return documentLinks(analysis).map(({ start, end, target }) =>
    [`${analysis.text.slice(start, end)} ->`, ...Object.values(target)].filter(Boolean).join(' '),
  );
}

describe('document links', () => {
  it('lead to addresses, documents and attached files', () => {
    for (const { analysis } of inBothLanguages(runbook)) assert.deepEqual(links(analysis), expected);
  });

  it('lead to what aws:runDocument runs, if it is stored in Systems Manager', () => {
    const step = (inputs: string): string[] =>
      links(
        atCursor(
          `schemaVersion: '2.2'\nmainSteps:\n  - { name: a, action: aws:runDocument, inputs: { ${inputs} } }\n<|>`,
        ).analysis,
      );
    assert.deepEqual(step('documentType: SSMDocument, documentPath: Other:3'), ['Other:3 -> document Other']);
    assert.deepEqual(step('documentType: LocalPath, documentPath: Other'), []);
  });

  it('are found in half-typed text', () => {
    for (let end = 0; end < runbook.length; end += 11) {
      assert.doesNotThrow(() => links(atCursor(`${runbook.replace('<|>', '').slice(0, end)}<|>`).analysis));
    }
  });
});

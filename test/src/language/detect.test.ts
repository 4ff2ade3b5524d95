import assert from 'node:assert/strict';
import { detectLanguage } from '../../../src/language/detect.ts';

const rows: [title: string, text: string, language: ReturnType<typeof detectLanguage>][] = [
  ['a Command document in YAML', "schemaVersion: '2.2'\nmainSteps: []\n", 'ssm-yaml'],
  ['schemaVersion at the very end', 'mainSteps:\n  - name: a\nschemaVersion: "2.2"', 'ssm-yaml'],
  ['a runbook with comments and a marker', '# x\n---\ndescription: y\nschemaVersion: "0.3"\n', 'ssm-yaml'],
  ['a version without quotes, with a comment', 'schemaVersion: 2.2 # newest\n', 'ssm-yaml'],
  ['a quoted key', '"schemaVersion": "1.2"\n', 'ssm-yaml'],
  ['Windows line ends', "description: x\r\nschemaVersion: '2.2'\r\n", 'ssm-yaml'],
  ['a Session document', 'schemaVersion: "1.0"\nsessionType: Standard_Stream\n', 'ssm-yaml'],
  ['a Package manifest', '{"schemaVersion": "2.0", "packages": {}}', 'ssm-json'],
  ['a JSON document on one line', '{"mainSteps":[{"a":{"b":[1]}}],"schemaVersion":"2.2"}', 'ssm-json'],
  ['a JSON document that is half typed', '{\n  "schemaVersion": "2.2",\n  "mainSteps": [\n', 'ssm-json'],
  ['a shared version without a key of ours', 'schemaVersion: "1.0"\nname: x\n', undefined],
  ['another format', 'schemaVersion: 2.2.0\nmetadata: {}\n', undefined],
  ['a number of another format', '{"schemaVersion": 2, "mediaType": "x"}', undefined],
  ['schemaVersion deeper in JSON', '{"a": {"schemaVersion": "2.2"}}', undefined],
  ['schemaVersion deeper in YAML', 'a:\n  schemaVersion: "2.2"\n', undefined],
  ['schemaVersion in a text', '{"a": "\\"schemaVersion\\": \\"2.2\\""}', undefined],
  ['an unknown version', 'schemaVersion: "9.9"\nmainSteps: []\n', undefined],
  ['nothing', '', undefined],
];

describe('detectLanguage', () => {
  for (const [title, text, language] of rows) {
    it(`${title}: ${language ?? 'no SSM document'}`, () => assert.equal(detectLanguage(text), language));
  }

  it('leaves very large files alone', () => {
    assert.equal(detectLanguage(`schemaVersion: "2.2"\n${'# x\n'.repeat(300_000)}`), undefined);
  });
});

import assert from 'node:assert/strict';
import { detectLanguage } from '../../../server/features/detect-language.ts';

const step = 'mainSteps:\n  - name: a\n    action: aws:runShellScript\n';

const cases: [title: string, languageId: string, text: string, expected: string | null][] = [
  ['a Command document', 'yaml', `schemaVersion: '2.2'\n${step}`, 'ssm-yaml'],
  ['the version behind the steps', 'yaml', `${step}schemaVersion: '2.2'\n`, 'ssm-yaml'],
  ['an unknown version with SSM steps', 'yaml', `schemaVersion: '3.0'\n${step}`, 'ssm-yaml'],
  ['no version yet, but SSM steps', 'yaml', step, 'ssm-yaml'],
  ['JSON', 'json', '{"runtimeConfig": {}, "schemaVersion": "1.2"}', 'ssm-json'],
  [
    'JSON in a file without a language',
    'plaintext',
    '{"sessionType": "Port", "schemaVersion": "1.0"}',
    'ssm-json',
  ],
  ['a devfile', 'yaml', 'schemaVersion: 2.2.0\ncommands: []\n', null],
  ['an image manifest', 'json', '{"schemaVersion": 2, "layers": []}', null],
  ['other steps', 'yaml', 'mainSteps:\n  - name: a\n    action: deploy\n', null],
  ['a CloudFormation template', 'yaml', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n', null],
  ['a list', 'yaml', '- schemaVersion\n- mainSteps\n', null],
];

describe('detection of SSM documents', () => {
  for (const [title, languageId, text, expected] of cases) {
    it(title, () => assert.equal(detectLanguage({ text, languageId }), expected));
  }
});

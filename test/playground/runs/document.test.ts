import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentError, parseCommandDocument } from '../../../playground/runs/document.ts';
import { lowerDocument } from '../../../playground/runs/lower.ts';
import type { Value } from '../../../playground/runs/value.ts';
import { lowered, scripts } from './sample.ts';

describe('reading a Command document', () => {
  it('reads YAML and JSON alike', () => {
    const yaml = `
mainSteps:
- name: say
  action: aws:runShellScript
  precondition: { StringEquals: [platformType, Linux] }
  inputs: { runCommand: [echo hi] }
schemaVersion: '2.2'
`;
    const json = {
      schemaVersion: '2.2',
      mainSteps: [
        {
          name: 'say',
          action: 'aws:runShellScript',
          precondition: { StringEquals: ['platformType', 'Linux'] },
          inputs: { runCommand: ['echo hi'] },
        },
      ],
    };
    assert.deepEqual(parseCommandDocument(yaml), parseCommandDocument(JSON.stringify(json)));
  });

  it('names the steps of schema 1.2 after their plugins', () => {
    const document = parseCommandDocument(
      JSON.stringify({
        schemaVersion: '1.2',
        runtimeConfig: { 'aws:runShellScript': { properties: [{ id: '0.x', runCommand: ['a'] }] } },
      }),
    );
    assert.deepEqual(document.steps, [
      {
        name: 'aws:runShellScript',
        action: 'aws:runShellScript',
        inputs: [{ id: '0.x', runCommand: ['a'] }],
      },
    ]);
  });

  const broken: [name: string, content: string, message: RegExp][] = [
    ['empty content', '', /not a map/],
    ['a list', '[]', /not a map/],
    ['half of a JSON text', '{"schemaVersion": ', /schema version|not a map|read/],
    ['an unknown schema version', '{"schemaVersion":"3.0"}', /schema version 3.0 is not supported/],
    ['a runbook', '{"schemaVersion":"0.3","mainSteps":[]}', /schema version 0.3/],
    ['no steps', '{"schemaVersion":"2.2"}', /Unsupported schema format/],
    ['steps that are no list', '{"schemaVersion":"2.2","mainSteps":"x"}', /Unsupported schema format/],
    ['an alias that holds itself', 'a: &a [*a]', /./],
  ];
  for (const [name, content, message] of broken) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => parseCommandDocument(content),
        (error) => error instanceof DocumentError && message.test(error.message),
      );
    });
  }

  it('refuses references to a Parameter Store that does not exist', () => {
    assert.throws(() => lowered(scripts('echo {{ssm:/a}} {{ssm:/a}} {{ssm:/b}}')), /parameters \[\/a \/b\]/);
  });

  it('gives ENV_VAR parameters of schema 2.2 as environment variables, and fills them in as text too', () => {
    const content = {
      ...scripts('echo {{ message }}'),
      parameters: {
        message: { type: 'String', default: 'a "b"', interpolationType: 'ENV_VAR' },
        plain: { type: 'String', default: 'x' },
      },
    };
    const document = lowered(content);
    assert.deepEqual(document.environment, { SSM_message: 'a "b"' });
    assert.deepEqual(document.steps[0]?.inputs, { runCommand: ['echo a "b"'] });
    assert.deepEqual(lowered({ ...content, schemaVersion: '2.0' }).environment, {});
  });

  it('reads every Command document of the corpus', function () {
    const corpus = join(import.meta.dirname, '../../../../shared/corpus');
    if (!existsSync(corpus)) {
      if (this.test) this.test.title += ' (skipped: ../shared/corpus is not there)';
      this.skip();
    }
    const [, ...rows] = readFileSync(join(corpus, 'manifest.tsv'), 'utf8').trim().split('\n');
    const files = rows.flatMap((row) => {
      const [path = '', kind, , , , , , expect] = row.split('\t');
      return kind === 'command' && expect === 'valid' ? [path] : [];
    });
    assert.ok(files.length > 100, `the manifest lists Command documents (${files.length})`);
    const failed = files.flatMap((path) => {
      try {
        const document = parseCommandDocument(readFileSync(join(corpus, path), 'utf8'));
        const given = [...document.parameters].map(([name, { default: value }]): [string, Value] => [
          name,
          value ?? 'x',
        ]);
        lowerDocument(document, new Map(given));
        return [];
      } catch (error) {
        return [`${path}: ${(error as Error).message}`];
      }
    });
    // This one means what it says: it asks for a parameter of the account that it comes from.
    assert.deepEqual(failed, [
      'ceshihao__ssm-public-documents/documents/shengfan-test.json: Input contains invalid parameters [shengfan-test]: the playground has no Parameter Store.',
    ]);
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { lint } from '../../../server/lint/lint.ts';
import { rules } from '../../../server/rules/index.ts';
import { sarifFaults } from '../../support/check-sarif.ts';

const root = path.resolve(import.meta.dirname, '../../..');

async function sarifOf(stdin: string, ...argv: readonly string[]): Promise<unknown> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const out = readAll(stdout);
  stderr.resume();
  const streams = { stdin: Readable.from([stdin]), stdout: Object.assign(stdout, { isTTY: false }), stderr };
  await lint([...argv, '--format', 'sarif'], { cwd: root, env: {}, ...streams });
  stdout.end();
  return JSON.parse(await out);
}

/** Writes the bad examples of all rules, which have every message, related place and fix that there is. */
function writeBadExamples(folder: string): void {
  for (const { code } of rules) {
    const page = readFileSync(path.join(root, 'docs/rules', `${code}.md`), 'utf8');
    const [, language, example] = /^## Bad\n[^]*?```(yaml|json)\n([^]*?)```/m.exec(page) ?? [];
    // A few examples are text, or too long for a page.
    if (language === undefined || example === undefined) continue;
    writeFileSync(path.join(folder, `${code}.ssm.${language}`), example);
  }
}

describe('the SARIF of ssm-lint', () => {
  it('is as the standard wants it, for the examples of all rules', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ssm-sarif-'));
    try {
      writeBadExamples(folder);
      const log = await sarifOf('', folder, '--severity', 'hint');
      assert.deepEqual(sarifFaults(log), []);
      const results = (log as { runs: { results: { ruleId: string }[] }[] }).runs[0]?.results ?? [];
      const seen = new Set(results.map(({ ruleId }) => ruleId));
      assert.ok(seen.size > rules.length * 0.9);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is as the standard wants it, for files, and where one cannot be read', async () => {
    const log = await sarifOf('', 'test/fixtures/documents', 'a {0} file.yaml');
    assert.deepEqual(sarifFaults(log), []);
    assert.match(JSON.stringify(log), /a \{\{0\}\} file\.yaml: there is no such file/);
  });

  it('doubles the braces of references, which would be placeholders', async () => {
    const log = await sarifOf(
      "schemaVersion: '2.2'\nmainSteps:\n  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['echo {{ {{ a }} }}'] } }\n",
      '-',
    );
    assert.match(JSON.stringify(log), /"Change to \\"\{\{\{\{ a \}\}\}\}\\""/);
  });
});

describe('the check of SARIF', () => {
  it('finds what is missing, unknown, of another type, or leads nowhere', () => {
    const region = { startLine: 2, startColumn: 1, endLine: 1, endColumn: 1 };
    const result = {
      ruleId: 'b',
      ruleIndex: 0,
      message: { text: 'm' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a', uriBaseId: 'X' }, region } }],
    };
    const log = (changes: object): unknown => ({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'n', rules: [{ id: 'a' }] } },
          originalUriBaseIds: {},
          results: [],
          ...changes,
        },
      ],
    });
    assert.deepEqual(sarifFaults(log({})), []);
    assert.deepEqual(sarifFaults({ version: '2', runs: {} }), ['log.version is "2"', 'log.runs is no list']);
    assert.deepEqual(sarifFaults(log({ tool: {}, more: 1 })), [
      'log.runs[0].tool has no driver',
      'log.runs[0] has an unknown more',
    ]);
    assert.deepEqual(sarifFaults(log({ results: [{ ...result, message: { text: '{0}' } }] })), [
      'log.runs[0].results[0].message.text is "{0}"',
    ]);
    assert.deepEqual(sarifFaults(log({ results: [{ ...result, fixes: [{ artifactChanges: [] }] }] })), [
      'log.runs[0].results[0].fixes[0].artifactChanges has no items',
    ]);
    assert.deepEqual(sarifFaults(log({ results: [result] })), [
      'b is not rule 0',
      'X is no base',
      'b ends before it starts',
    ]);
  });
});

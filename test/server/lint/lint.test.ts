import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { lint } from '../../../server/lint/lint.ts';
import { rules } from '../../../server/rules/index.ts';

const good = `schemaVersion: '2.2'
description: Shows the date
mainSteps:
  - name: date
    action: aws:runShellScript
    inputs: { runCommand: [date] }
`;
const bad = good.replace('aws:runShellScript', 'aws:runShelScript');
const unusedParameter = good.replace(
  'mainSteps',
  'parameters: { Zone: { type: String, description: d } }\nmainSteps',
);
const root = path.resolve(import.meta.dirname, '../../..');

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('ssm-lint', () => {
  let cwd = '';

  beforeEach(async () => {
    cwd = await mkdtemp(path.join(tmpdir(), 'ssm-lint-'));
  });
  afterEach(() => rm(cwd, { recursive: true }));

  async function files(texts: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(texts)) {
      await mkdir(path.dirname(path.join(cwd, name)), { recursive: true });
      await writeFile(path.join(cwd, name), text);
    }
  }

  async function run(argv: readonly string[], { stdin = '', isTTY = false, env = {} } = {}): Promise<Run> {
    const [stdout, stderr] = [Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
    const read = Promise.all([readAll(stdout), readAll(stderr)]);
    const code = await lint(argv, { cwd, env, stdin: Readable.from([stdin]), stdout, stderr });
    stdout.end();
    stderr.end();
    const [out, err] = await read;
    return { code, out, err };
  }

  it('reports places that can be clicked, and fails on errors', async () => {
    await files({ 'a.yaml': bad, 'b.ssm.yaml': good });
    const { code, out, err } = await run(['a.yaml', 'b.ssm.yaml']);
    assert.equal(
      out,
      'a.yaml:5:13: error: There is no plugin "aws:runShelScript"; did you mean "aws:runShellScript"? [step-unknown-plugin]\n' +
        '1 error in 1 of 2 documents.\n',
    );
    assert.deepEqual([code, err], [1, '']);
  });

  it('is silent and succeeds on good documents', async () => {
    await files({ 'a.yaml': good });
    assert.deepEqual(await run(['a.yaml']), { code: 0, out: 'No problems in 1 document.\n', err: '' });
  });

  it('looks into folders and globs for what is a document by its name or its content', async () => {
    await files({
      'docs/by-content.yaml': bad,
      'docs/deep/by-name.ssm.json': '{ "description": "d" }',
      'docs/compose.yaml': 'services: {}\n',
      'docs/package.json': '{ "schemaVersion": 5 }',
      'docs/node_modules/x/a.yaml': bad,
      'docs/notes.txt': bad,
      'docs/large.yaml': `${bad}${'#'.repeat(1024 * 1024)}`,
    });
    const reported = async (...paths: string[]): Promise<string[]> => {
      const { out } = await run([...paths, '--format', 'json']);
      return (JSON.parse(out) as { files: { file: string }[] }).files.map(({ file }) => file);
    };
    const [json, yaml] = [
      path.join('docs', 'deep', 'by-name.ssm.json'),
      path.join('docs', 'by-content.yaml'),
    ];
    assert.deepEqual(await reported('docs'), [yaml, json]);
    assert.deepEqual(await reported('docs/**/*.json'), [json]);
    assert.deepEqual(await reported('docs/notes.txt', 'docs', 'docs/by-content.yaml'), [
      path.join('docs', 'notes.txt'),
      yaml,
      json,
    ]);
  });

  it('checks any file that is named, and says where nothing is to be checked', async () => {
    await files({ 'compose.yaml': 'parameters: {}\n', 'empty.yaml': '' });
    const { code, out, err } = await run(['compose.yaml', 'empty.yaml']);
    assert.equal(code, 0);
    assert.match(out, /^compose\.yaml:1:1: warning: .*\[doc-schema-missing\]\n1 warning in 1 of 1 document/);
    assert.equal(err, 'ssm-lint: empty.yaml: this is no SSM document, so nothing was checked\n');
  });

  it('reads the standard input in either language', async () => {
    const { out } = await run(['-'], { stdin: bad });
    assert.match(out, /^<stdin>:5:13: error/);
    const json = '{ "schemaVersion": "2.2", }';
    assert.match((await run(['-'], { stdin: json })).out, /doc-syntax/);
    assert.doesNotMatch((await run(['-', '--language', 'yaml'], { stdin: json })).out, /doc-syntax/);
  });

  it('goes on after a file that cannot be read, and fails then', async () => {
    await files({ 'a.yaml': good });
    const { code, out, err } = await run(['gone.yaml', 'none/*.yaml', 'a.yaml']);
    assert.equal(code, 2);
    assert.match(out, /No problems in 1 document/);
    assert.equal(
      err,
      'ssm-lint: gone.yaml: there is no such file or folder\nssm-lint: none/*.yaml: there is no such file or folder\n',
    );
  });

  it('takes other levels from the command line and from files', async () => {
    await files({
      'a.yaml': unusedParameter,
      'rules.json': '{ "rules": { "param-unused": "error" } }',
      'settings.json': '{ // of the editor\n "ssm.validation.rules": { "param-unused": "off" }, }',
    });
    const found = async (...options: string[]): Promise<string[]> => {
      const { out } = await run(['a.yaml', '--format', 'json', ...options]);
      const { files: checked } = JSON.parse(out) as {
        files: { diagnostics: { code: string; severity: string }[] }[];
      };
      return checked.flatMap(({ diagnostics }) =>
        diagnostics.map(({ code, severity }) => `${code} ${severity}`),
      );
    };
    assert.deepEqual(await found('--severity', 'hint'), ['param-unused hint']);
    assert.deepEqual(await found('--rules', 'param-unused=error,doc-syntax=off'), ['param-unused error']);
    assert.deepEqual(await found('--config', path.join(cwd, 'rules.json')), ['param-unused error']);
    assert.deepEqual(await found('--config', path.join(cwd, 'settings.json')), []);
    assert.deepEqual(
      await found(
        '--config',
        path.join(cwd, 'settings.json'),
        '--rules',
        'param-unused=hint',
        '--severity',
        'hint',
      ),
      ['param-unused hint'],
    );
    assert.deepEqual(await found(), []);
    assert.deepEqual(await found('--rules', 'param-unused=info', '--severity', 'warning'), []);
  });

  it('fails on more warnings than allowed', async () => {
    await files({ 'a.yaml': unusedParameter });
    const warns = ['a.yaml', '--rules', 'param-unused=warning'];
    assert.equal((await run(warns)).code, 0);
    assert.equal((await run([...warns, '--max-warnings', '1'])).code, 0);
    assert.equal((await run([...warns, '--max-warnings', '0'])).code, 1);
  });

  it('says what is wrong with the command line', async () => {
    await files({ 'broken.json': '{' });
    const messages = async (...argv: string[]): Promise<string> => {
      const { code, out, err } = await run(argv);
      assert.deepEqual([code, out], [2, '']);
      return err;
    };
    assert.equal(await messages(), 'ssm-lint: Name the files to check; see ssm-lint --help\n');
    assert.match(await messages('a', '--format', 'xml'), /--format is one of text, json, sarif, not "xml"/);
    assert.match(
      await messages('a', '--rules', 'param-unusd=off'),
      /no rule "param-unusd"; did you mean "param-unused"/,
    );
    assert.match(await messages('a', '--rules', 'param-unused=loud'), /level of param-unused is off, error/);
    assert.match(await messages('a', '--max-warnings', 'many'), /whole number/);
    assert.match(await messages('a', '--loud'), /--loud/);
    assert.match(await messages('a', '--config', path.join(cwd, 'broken.json')), /is no JSON object/);
    assert.match(await messages('a', '--config', path.join(cwd, 'gone.json')), /cannot be read/);
    assert.match(await messages('-', '--fix'), /standard input/);
  });

  it('fixes what is safe to fix, and reports what is left', async () => {
    const before = `# ssm-disable-file flow-cycle, param-unused\n${unusedParameter}`;
    await files({ 'a.yaml': before, 'b.yaml': bad });
    const { code, out } = await run(['a.yaml', 'b.yaml', '--fix']);
    assert.equal(code, 1);
    assert.match(out, /^b\.yaml:5:13: error.*\nFixed 1 file\. 1 error in 1 of 2 documents\.\n$/);
    assert.equal(await readFile(path.join(cwd, 'a.yaml'), 'utf8'), before.replace('flow-cycle, ', ''));
    assert.equal(await readFile(path.join(cwd, 'b.yaml'), 'utf8'), bad);
  });

  it('uses colour on a terminal only, and never with NO_COLOR', async () => {
    await files({ 'a.yaml': bad });
    const isColoured = async (options: { isTTY?: boolean; env?: Record<string, string> }): Promise<boolean> =>
      (await run(['a.yaml'], options)).out.includes('\u001B[31merror');
    assert.equal(await isColoured({}), false);
    assert.equal(await isColoured({ isTTY: true }), true);
    assert.equal(await isColoured({ isTTY: true, env: { NO_COLOR: '1' } }), false);
  });

  it('writes SARIF with the rules, their help and the fixes', async () => {
    await files({ 'my docs/a.yaml': bad });
    const { code, out } = await run(['my docs/a.yaml', 'gone.yaml', '--format', 'sarif']);
    assert.equal(code, 2);
    const log = JSON.parse(out) as SarifLog;
    assert.equal(log.version, '2.1.0');
    const [sarif] = log.runs;
    assert.ok(sarif);
    assert.deepEqual(
      sarif.tool.driver.rules.map(({ id }) => id),
      rules.map((rule) => rule.code),
    );
    for (const rule of sarif.tool.driver.rules) {
      assert.match(rule.helpUri, /^file:.*\.md$/);
      assert.ok(rule.help.markdown.startsWith(`# ${rule.id}\n`) && rule.help.text !== '');
      assert.match(rule.defaultConfiguration.level, /^(error|warning|note)$/);
    }
    const [result, ...others] = sarif.results;
    assert.deepEqual(others, []);
    assert.equal(sarif.tool.driver.rules[result?.ruleIndex ?? -1]?.id, 'step-unknown-plugin');
    assert.deepEqual(result?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'my%20docs/a.yaml', uriBaseId: 'SRCROOT' },
          region: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 30 },
        },
      },
    ]);
    assert.equal(
      result.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent.text,
      'aws:runShellScript',
    );
    assert.deepEqual(sarif.invocations[0], {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', message: { text: 'gone.yaml: there is no such file or folder' } },
      ],
    });
  });

  it('writes valid JSON for no file, one and several', async () => {
    await files({ 'a.yaml': bad, 'b.yaml': good, 'empty/readme.txt': '' });
    for (const [names, count] of [
      [['empty'], 0],
      [['a.yaml'], 1],
      [['a.yaml', 'b.yaml'], 2],
    ] as const) {
      const { out } = await run([...names, '--format', 'json']);
      const parsed = JSON.parse(out) as { files: unknown[]; summary: { files: number } };
      assert.deepEqual([parsed.files.length, parsed.summary.files], [count, count]);
    }
  });

  describe('as a program', () => {
    const start = (program: readonly string[], ...argv: string[]): Promise<Run> =>
      new Promise((resolve) => {
        execFile(process.execPath, [...program, ...argv], { cwd: root }, (error, out, err) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
        });
      });
    const check = async (...program: string[]): Promise<void> => {
      await files({ 'a.yaml': bad });
      const [checked, version, help] = await Promise.all([
        start(program, cwd),
        start(program, '--version'),
        start(program, '--help'),
      ]);
      assert.equal(checked.code, 1, checked.err);
      assert.match(checked.out, /a\.yaml:5:13: error: /);
      assert.match(version.out, /^\d+\.\d+\.\d+\n$/);
      assert.match(help.out, /^Usage: ssm-lint/);
    };

    it('runs from the sources', () => check('--import=tsx', path.join(root, 'server/lint/main.ts')));

    it('runs as it is packaged', function () {
      const built = path.join(root, 'dist/ssm-lint.js');
      if (!existsSync(built)) this.skip();
      return check(built);
    });
  });
});

interface SarifLog {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly helpUri: string;
          readonly help: { readonly text: string; readonly markdown: string };
          readonly defaultConfiguration: { readonly level: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleIndex: number;
      readonly locations: unknown;
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly { readonly insertedContent: { readonly text: string } }[];
        }[];
      }[];
    }[];
    readonly invocations: readonly unknown[];
  }[];
}

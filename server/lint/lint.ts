import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { analyze } from '../analysis.ts';
import { fixAll } from '../features/fix-all.ts';
import { diagnose } from '../rules/diagnose.ts';
import { PACKAGE_ROOT } from '../rules/pages.ts';
import type { Diagnostic, Severity } from '../rules/rule.ts';
import { parse } from '../syntax/parse.ts';
import { jsonReporter } from './json-reporter.ts';
import { type LintOptions, readOptions, usage, UsageError } from './options.ts';
import { positions, type Reporter, type Summary } from './reporter.ts';
import { sarifReporter } from './sarif-reporter.ts';
import { findSources, type Source, type Unreadable } from './sources.ts';
import { textReporter } from './text-reporter.ts';

/** The world of a run; tests and embedders give their own. */
export interface LintEnvironment {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
}

/** 0: no errors. 1: errors, or too many warnings. 2: wrong usage, or a file that cannot be read. */
export type ExitCode = 0 | 1 | 2;

const weights: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Runs the command line `argv`, without the program itself. */
export async function lint(argv: readonly string[], environment: LintEnvironment): Promise<ExitCode> {
  const { stdout, stderr } = environment;
  try {
    const options = readOptions(argv);
    if (options === 'help') await write(stdout, usage);
    else if (options === 'version') await write(stdout, `${version()}\n`);
    else return await run(options, environment);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await write(stderr, `ssm-lint: ${error.message}\n`);
    return 2;
  }
}

async function run(options: LintOptions, environment: LintEnvironment): Promise<ExitCode> {
  const { cwd, stdin, stdout, stderr } = environment;
  const reporter = reporterFor(options, environment);
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  const unreadable: Unreadable[] = [];
  let [files, filesWithFindings, fixedFiles] = [0, 0, 0];
  await write(stdout, reporter.begin());
  for await (const found of findSources(options, { cwd, stdin })) {
    if ('reason' in found) {
      unreadable.push(found);
      await write(stderr, `ssm-lint: ${found.name}: ${found.reason}\n`);
      continue;
    }
    const source = options.fix ? await fixed(found, options) : found;
    if (source !== found) fixedFiles += 1;
    const diagnostics = await check(source, options, stderr);
    if (diagnostics === undefined) continue;
    for (const { severity } of diagnostics) counts[severity] += 1;
    files += 1;
    if (diagnostics.length > 0) filesWithFindings += 1;
    await write(stdout, reporter.file({ source, diagnostics, at: positions(source.text) }));
  }
  const summary: Summary = { files, filesWithFindings, counts, fixedFiles, unreadable };
  await write(stdout, reporter.end(summary));
  if (unreadable.length > 0) return 2;
  return counts.error > 0 || counts.warning > options.maxWarnings ? 1 : 0;
}

function reporterFor({ format }: LintOptions, { cwd, env, stdout }: LintEnvironment): Reporter {
  switch (format) {
    case 'text':
      // https://no-color.org: set to anything but the empty text.
      return textReporter({ colour: stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' });
    case 'json':
      return jsonReporter();
    case 'sarif':
      return sarifReporter({ version: version(), cwd });
  }
}

/** What is to be reported of a text; undefined if it is no SSM document. */
async function check(
  { text, language, name }: Source,
  { severities, threshold }: LintOptions,
  stderr: Writable,
): Promise<Diagnostic[] | undefined> {
  const messages: string[] = [];
  const onFault = (code: string, error: unknown): void => {
    messages.push(`the rule ${code} failed: ${String(error)}`);
  };
  const analysis = analyze(parse(text, language));
  const all = diagnose(analysis, { severities, onFault });
  const isDocument = analysis.document.kind !== 'Unknown' || all.length > 0;
  if (!isDocument) messages.push('this is no SSM document, so nothing was checked');
  await write(stderr, messages.map((message) => `ssm-lint: ${name}: ${message}\n`).join(''));
  return isDocument ? all.filter(({ severity }) => weights[severity] >= weights[threshold]) : undefined;
}

/** The source after the fixes, which are in its file then; the same source when nothing is to fix. */
async function fixed(source: Source, { severities }: LintOptions): Promise<Source> {
  const text = fixAll(analyze(parse(source.text, source.language)), { severities });
  if (text === source.text || source.file === undefined) return source;
  try {
    await writeFile(source.file, text);
  } catch (error) {
    throw new UsageError(
      `${source.name} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return { ...source, text };
}

/** Waits until the text is on its way, so that a slow reader does not make it pile up. */
function write(stream: Writable, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error instanceof Error ? reject(error) : resolve()));
  });
}

function version(): string {
  const manifest = readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

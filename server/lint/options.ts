import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse as parseJsonc, type ParseError } from 'jsonc-parser';
import { rules } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import { closest } from '../rules/spelling.ts';

export type Severities = Readonly<Record<string, Severity | 'off'>>;
export type Format = 'text' | 'json' | 'sarif';

export interface LintOptions {
  /** Files, folders and globs; `-` is the standard input. */
  readonly paths: readonly string[];
  /** The language of the standard input; undefined: told by its content. */
  readonly language: 'yaml' | 'json' | undefined;
  readonly format: Format;
  /** Findings that weigh less are left out. */
  readonly threshold: Severity;
  readonly severities: Severities;
  /** More warnings than that fail the run. */
  readonly maxWarnings: number;
  readonly fix: boolean;
}

/** The command line, or the files that it names, cannot be understood: exit code 2. */
export class UsageError extends Error {}

export const usage = `Usage: ssm-lint [options] FILES…

Checks AWS Systems Manager documents (YAML and JSON), offline.

FILES are files, folders and globs. Files are checked whatever is in them; of folders
and globs those that are SSM documents by their name (*.ssm.yaml, *.ssm.json) or their
content. "-" reads the standard input.

  --format text|json|sarif     how to report (text)
  --severity LEVEL             report findings from this level: error, warning, info, hint (info)
  --max-warnings N             fail when there are more warnings
  --rules CODE=LEVEL,…         other levels for rules, or off
  --config FILE                read levels from a file: { "rules": { "CODE": "LEVEL" } },
                               or a settings.json with "ssm.validation.rules"
  --fix                        make the fixes that need nobody's look, and report what is left
  --language yaml|json         the language of the standard input (told by its content)
  --help, --version

Exit code: 0 no errors, 1 errors or too many warnings, 2 wrong usage or a file that cannot be read.
`;

const levels = ['error', 'warning', 'info', 'hint'] as const;

/** Reads the command line. @throws UsageError that says what is wrong with it */
export function readOptions(argv: readonly string[]): LintOptions | 'help' | 'version' {
  const { values, positionals } = parsed(argv);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  if (positionals.length === 0) throw new UsageError('Name the files to check; see ssm-lint --help');
  if (values.fix === true && positionals.includes('-')) {
    throw new UsageError('--fix writes files, and the standard input is none');
  }
  return {
    paths: positionals,
    language: oneOf('--language', ['yaml', 'json'] as const, values.language),
    format: oneOf('--format', ['text', 'json', 'sarif'] as const, values.format) ?? 'text',
    threshold: oneOf('--severity', levels, values.severity) ?? 'info',
    severities: {
      ...(values.config === undefined ? {} : readConfig(values.config)),
      ...readRules(values.rules ?? []),
    },
    maxWarnings: readCount('--max-warnings', values['max-warnings']),
    fix: values.fix === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        severity: { type: 'string' },
        'max-warnings': { type: 'string' },
        rules: { type: 'string', multiple: true },
        config: { type: 'string' },
        fix: { type: 'boolean' },
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(
  name: string,
  values: readonly T[],
  given: string | undefined,
): T | undefined {
  if (given === undefined) return undefined;
  const value = values.find((each) => each === given);
  if (value === undefined) throw new UsageError(`${name} is one of ${values.join(', ')}, not "${given}"`);
  return value;
}

function readCount(name: string, given: string | undefined): number {
  if (given === undefined) return Infinity;
  if (!/^\d+$/.test(given)) throw new UsageError(`${name} is a whole number from 0, not "${given}"`);
  return Number(given);
}

function readRules(lists: readonly string[]): Severities {
  const pairs = lists.flatMap((list) => list.split(',')).filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [code = '', level] = pair.split('=').map((part) => part.trim());
      return checkLevel('--rules', code, level);
    }),
  );
}

function readConfig(file: string): Severities {
  const errors: ParseError[] = [];
  const config: unknown = parseJsonc(readConfigText(file), errors, { allowTrailingComma: true });
  if (errors.length > 0 || typeof config !== 'object' || config === null) {
    throw new UsageError(`${file} is no JSON object`);
  }
  const own = (config as Record<string, unknown>)['rules'];
  const setting = (config as Record<string, unknown>)['ssm.validation.rules'];
  const severities = own ?? setting ?? {};
  if (typeof severities !== 'object') throw new UsageError(`"rules" in ${file} is no object`);
  return Object.fromEntries(Object.entries(severities).map(([code, level]) => checkLevel(file, code, level)));
}

function readConfigText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The configuration cannot be read: ${reason}`);
  }
}

function checkLevel(place: string, code: string, level: unknown): [string, Severity | 'off'] {
  const codes = rules.map((rule) => rule.code);
  if (!codes.includes(code)) {
    const nearest = closest(code, codes);
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    throw new UsageError(`${place}: there is no rule "${code}"${hint}`);
  }
  const known = ([...levels, 'off'] as const).find((each) => each === level);
  if (known === undefined) {
    throw new UsageError(
      `${place}: the level of ${code} is off, ${levels.join(', ')}; not "${String(level)}"`,
    );
  }
  return [code, known];
}

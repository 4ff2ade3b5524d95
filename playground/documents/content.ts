import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { LineCounter, stringify } from 'yaml';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';
import type { DocumentFormat } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';

/**
 * The value that `content` writes in JSON or YAML. Throws InvalidDocumentContent with the place of the fault in the
 * service's words (aws-samples/aws-batch-genomics#14 for JSON; YAML alike).
 */
export function parseContent(content: string, format: 'JSON' | 'YAML'): unknown {
  return format === 'JSON' ? parseJsonContent(content) : parseYamlContent(content);
}

function parseJsonContent(content: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parseJson(content, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first === undefined) return value;
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of content.matchAll(/\n/g)) lines.addNewLine(index + 1);
  const { line, col } = lines.linePos(first.offset);
  throw notWellFormed('JSON', line, col);
}

function parseYamlContent(content: string): unknown {
  const lines = new LineCounter();
  // Not strict: AWS's parser takes flow collections and quoted texts whose next lines are indented too little.
  const document = parseYaml(content, {
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
    lineCounter: lines,
  });
  const first = document.errors[0];
  const { line, col } = lines.linePos(first?.pos[0] ?? 0);
  if (first !== undefined) throw notWellFormed('YAML', line, col);
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // Aliases that multiply without end.
    throw notWellFormed('YAML', line, col);
  }
}

const notWellFormed = (format: string, line: number, column: number) =>
  new ServiceError(
    'InvalidDocumentContent',
    `${format} not well-formed. at Line: ${line}, Column: ${column}`,
  );

/** `content` in another format: JSON and YAML convert to each other, as GetDocument does; TEXT converts to nothing. */
export function convertContent(content: string, from: DocumentFormat, to: DocumentFormat): string {
  if (from === to) return content;
  if (from === 'TEXT' || to === 'TEXT') {
    // prowler-cloud/prowler#2146
    throw new ServiceError('ValidationException', `Invalid document format ${to}`);
  }
  const value = parseContent(content, from);
  return to === 'JSON' ? JSON.stringify(value, undefined, 2) : stringify(value, { lineWidth: 0 });
}

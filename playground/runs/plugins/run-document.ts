import { readFile } from 'node:fs/promises';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';
import type { AgentContext, Plugin } from '../agent.ts';
import { parseCommandDocument, type CommandDocument } from '../document.ts';
import { parseDocumentReference } from '../document-reference.ts';
import { lowerDocument } from '../lower.ts';
import { checkValue } from '../parameters.ts';
import { failure, mergeResults, success, type StepResult } from '../step-result.ts';
import { input, isMap, textInput, type Value } from '../value.ts';

/** Documents may run documents to this depth (executeCommandMaxDepth in amazon-ssm-agent). */
const deepest = 3;

/** Runs a document that is ready; given by the step runner, which itself runs plugins. */
export type RunDocumentSteps = (
  document: ReturnType<typeof lowerDocument>,
  context: AgentContext,
) => Promise<readonly StepResult[]>;

/** aws:runDocument, of documents that the playground holds and of those that aws:downloadContent has written. */
export const runDocument =
  (runSteps: RunDocumentSteps): Plugin =>
  async (inputs, _step, context) => {
    const type = textInput(inputs, 'documentType') ?? '';
    const path = textInput(inputs, 'documentPath') ?? '';
    if (type === '') {
      return failure('invalid input: Document Type must be specified to either by SSMDocument or LocalPath.');
    }
    if (type !== 'SSMDocument' && type !== 'LocalPath') {
      return failure('invalid input: Document type specified in invalid');
    }
    if (path === '') return failure('invalid input: Document Path must be provided');
    const depth = context.depth + 1;
    if (depth > deepest) {
      return failure(
        `Maximum depth for document execution exceeded. Maximum depth permitted - ${deepest} and current depth - ${depth}`,
      );
    }
    if (path === 'AWS-Noop') return success();
    let document;
    try {
      const content =
        type === 'SSMDocument' ? storedContent(path, context) : await localContent(path, context);
      document = prepare(content, input(inputs, 'documentParameters'));
    } catch (error) {
      return failure(`There was an error while preparing documents - ${(error as Error).message}`);
    }
    const results = await runSteps(document, { ...context, depth, environment: document.environment });
    // Exit codes of inner steps do not come out, and a step that could not run has its reason in the summary only.
    const reported = results.map((result) =>
      result.status === 'Failed' && result.stderr === '' ? { ...result, stderr: result.output } : result,
    );
    return { ...mergeResults(reported), code: 0 };
  };

function storedContent(path: string, { tools }: AgentContext): string {
  const { name, version } = parseDocumentReference(path);
  return tools.documentContent(name, version);
}

async function localContent(path: string, context: AgentContext): Promise<string> {
  const directory = await context.directory();
  const file = directory.downloadPath(path);
  if (file === undefined) {
    throw new Error(`${path} is outside the sample node's downloads; give a path relative to them.`);
  }
  return readFile(file, 'utf8');
}

function prepare(content: string, parameters: Value | undefined): ReturnType<typeof lowerDocument> {
  const document = parseCommandDocument(content);
  return lowerDocument(document, innerParameters(document, parameterMap(parameters)));
}

/**
 * The values for an inner document: what is given, the defaults for the rest, and null for what has neither, because
 * here nobody has asked the service first. Each is checked, the defaults too (getValidatedParameters in docparser.go).
 */
function innerParameters(
  document: CommandDocument,
  given: Readonly<Record<string, Value>>,
): Map<string, Value> {
  const values = new Map(Object.entries(given).filter(([, value]) => value !== null));
  for (const [name, declaration] of document.parameters) {
    const value = values.get(name) ?? declaration.default ?? null;
    checkValue(name, declaration, value);
    values.set(name, value);
  }
  return values;
}

function parameterMap(parameters: Value | undefined): Readonly<Record<string, Value>> {
  // JSON is YAML, so that one parser reads both forms in which the text may come.
  const value = typeof parameters === 'string' ? parseText(parameters) : (parameters ?? {});
  if (value === null) return {};
  if (!isMap(value)) throw new Error('parameter type specified to run document is unknown');
  return value;
}

function parseText(text: string): Value {
  const document = parseYaml(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document.toJS() as Value;
}

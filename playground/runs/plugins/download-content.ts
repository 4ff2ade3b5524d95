import type { Plugin } from '../agent.ts';
import { parseDocumentReference } from '../document-reference.ts';
import { failure, success } from '../step-result.ts';
import { input, isMap, textInput, type Value } from '../value.ts';

const sourceTypes = new Set(['Git', 'GitHub', 'HTTP', 'S3', 'SSMDocument']);

/**
 * aws:downloadContent, of documents that the playground holds. It fetches nothing else: a sample node has no network,
 * so that trying out a document sends nothing from this computer.
 */
export const downloadContent: Plugin = async (inputs, _step, context) => {
  const sourceType = textInput(inputs, 'sourceType') ?? '';
  if (sourceType === '') return failure('invalid input: SourceType must be specified');
  if (!sourceTypes.has(sourceType)) return failure('invalid input: Unsupported source type');
  const info = sourceInfo(input(inputs, 'sourceInfo'));
  if (!info) return failure('invalid input: SourceInfo must be specified');
  if (sourceType !== 'SSMDocument') {
    return failure(
      `Nothing was downloaded: sample nodes have no network, and the playground has no ${sourceType} source. ` +
        'SSMDocument is the one source type that it has.',
    );
  }
  const { name, version } = parseDocumentReference(textInput(info, 'name') ?? '');
  if (name === '') return failure('SSM Document name in SourceType must be specified');
  const directory = await context.directory();
  const wanted = textInput(inputs, 'destinationPath') ?? '';
  const fileName = `${name.slice(name.lastIndexOf('/') + 1)}.json`;
  const path = directory.downloadPath(wanted === '' || wanted.endsWith('/') ? wanted + fileName : wanted);
  if (path === undefined) {
    return failure(
      `Nothing was written to ${wanted}: a sample node writes downloads into its own temporary directory only. ` +
        'Give a relative destinationPath.',
    );
  }
  await directory.writeDownload(path, context.tools.documentContent(name, version));
  return success(`Content downloaded to ${path}`);
};

/** A map, or the JSON text of one. */
function sourceInfo(value: Value | undefined): Value | undefined {
  if (isMap(value)) return value;
  if (typeof value !== 'string' || value === '') return undefined;
  try {
    const parsed = JSON.parse(value) as Value;
    return isMap(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

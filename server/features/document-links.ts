import type { Analysis } from '../analysis.ts';
import { findAction } from '../catalog/actions.ts';
import { findPlugin } from '../catalog/plugins.ts';
import type { Step } from '../model/document.ts';
import { literal } from '../rules/literal.ts';
import {
  asMap,
  asScalar,
  asSequence,
  type MapNode,
  type Node,
  type Range,
  type ScalarNode,
} from '../syntax/tree.ts';

/** What a link leads to. Whether a document or a file is there, only who can see the disk knows. */
export type LinkTarget =
  | { readonly kind: 'url'; readonly url: string }
  /** An SSM document by name; `url` is its page in the AWS console if it is Amazon's own. */
  | { readonly kind: 'document'; readonly name: string; readonly url: string | undefined }
  /** A file beside the document. */
  | { readonly kind: 'file'; readonly path: string };

export interface DocumentLink extends Range {
  readonly target: LinkTarget;
}

/**
 * The places that name something outside of the document: addresses, SSM documents that its steps start, and files
 * that are attached to it. Addresses inside of scripts are left to the editor, which finds them in any text.
 */
export function documentLinks({ document, flow, tree }: Analysis): DocumentLink[] {
  const steps: readonly Step[] = flow?.steps ?? ('steps' in document ? document.steps : []);
  const links = [...urlLinks(tree.root), ...steps.flatMap(documentNames), ...attachedFiles(document.root)];
  return links.sort((a, b) => a.start - b.start);
}

function* urlLinks(node: Node): Generator<DocumentLink> {
  if (node.kind === 'map') for (const { value } of node.entries) yield* urlLinks(value);
  if (node.kind === 'sequence') for (const { value } of node.entries) yield* urlLinks(value);
  if (node.kind !== 'scalar' || node.text.length > 2000) return;
  if (/^https?:\/\/[^\s{}"'<>]+$/.test(node.text)) yield link(node, { kind: 'url', url: node.text });
}

/** The inputs of which the catalog says that they name a document, and what aws:runDocument runs. */
function documentNames({ action, inputs }: Step): DocumentLink[] {
  const known = findAction(action?.text ?? '') ?? findPlugin(action?.text ?? '');
  const fields = (known?.inputs ?? []).filter(
    ({ format }) => format === 'command-document' || format === 'automation-document',
  );
  const names = fields.map(({ name }) => literal(inputs?.get(name)));
  const isStored = asScalar(inputs?.get('documentType'))?.text === 'SSMDocument';
  if (action?.text === 'aws:runDocument' && isStored) names.push(literal(inputs?.get('documentPath')));
  return names.flatMap((node) => {
    if (node === undefined) return [];
    // An ARN ends with the name; a version may follow it.
    const name = /(?:^|:document\/)([\w.-]+)(?::[\w$]+)?$/.exec(node.text)?.[1];
    return name === undefined ? [] : [link(node, { kind: 'document', name, url: consoleUrl(name) })];
  });
}

/**
 * The page of a document with a name as Amazon gives them (AWS-…, AWSSupport-…, Amazon…). The console shows it in the
 * Region that the reader was in last.
 */
function consoleUrl(name: string): string | undefined {
  if (!/^(?:AWS[A-Za-z0-9]*-|Amazon)/.test(name)) return undefined;
  return `https://console.aws.amazon.com/systems-manager/documents/${name}/description`;
}

/** `files` of runbooks and packages are keyed by file name; `Attachment` of aws:executeScript names one of them. */
function attachedFiles(root: MapNode | undefined): DocumentLink[] {
  const keys = (asMap(root?.get('files'))?.entries ?? []).map(({ key }) => asScalar(key));
  const attachments = (asSequence(root?.get('mainSteps'))?.items ?? []).map((step) =>
    literal(asMap(asMap(step)?.get('inputs'))?.get('Attachment')),
  );
  return [...keys, ...attachments].flatMap((node) =>
    node !== undefined && isPlainPath(node.text) ? [link(node, { kind: 'file', path: node.text })] : [],
  );
}

/** A path that cannot leave the folder of the document. */
function isPlainPath(path: string): boolean {
  return /^[\w.-][\w./ -]*$/.test(path) && !path.split('/').includes('..');
}

function link(node: ScalarNode, target: LinkTarget): DocumentLink {
  return { ...node.sourceRange(0, node.text.length), target };
}

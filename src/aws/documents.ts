import type { Clients, Input, Output } from './clients.ts';
import type { PlatformType } from './nodes.ts';
import { paginate, type Page } from './page.ts';

export type DocumentType = NonNullable<Output<'ssm:GetDocument'>['DocumentType']>;
export type DocumentFormat = 'YAML' | 'JSON';

/** A document as lists and descriptions show it. */
export interface DocumentSummary {
  /** The name, or the ARN for a document that another account shares. */
  readonly name: string;
  readonly owner: string | undefined;
  readonly type: DocumentType | undefined;
  /** Empty: not told, so any. */
  readonly platforms: readonly PlatformType[];
}

/** One version of a document without its text. */
export interface DocumentDescription extends DocumentSummary {
  readonly description: string | undefined;
  /** The version that was asked for. */
  readonly version: string;
  readonly defaultVersion: string | undefined;
  readonly latestVersion: string | undefined;
  readonly status: string | undefined;
  /** Why the status is Failed. */
  readonly statusInformation: string | undefined;
}

export interface DocumentContent {
  readonly name: string;
  readonly version: string;
  readonly type: DocumentType | undefined;
  readonly format: DocumentFormat;
  readonly content: string;
}

/** A document of the account by name, in one of its versions; the default version if none is named. */
export interface DocumentReference {
  readonly name: string;
  readonly version?: string;
}

export interface ListDocumentsOptions {
  readonly owner: 'Self' | 'Amazon' | 'Private';
  readonly type: DocumentType;
  readonly signal?: AbortSignal;
}

/** Lists documents of one owner and type. One call per page of 50, the most that ListDocuments gives. */
export function listDocuments(
  clients: Clients,
  options: ListDocumentsOptions,
): AsyncIterable<Page<DocumentSummary>> {
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListDocuments',
      {
        Filters: [
          { Key: 'Owner', Values: [options.owner] },
          { Key: 'DocumentType', Values: [options.type] },
        ],
        MaxResults: 50,
        NextToken: nextToken,
      },
      options.signal,
    );
    return { items: (answer.DocumentIdentifiers ?? []).map(toSummary), nextToken: answer.NextToken };
  });
}

/** Describes one version of a document. One call. */
export async function describeDocument(
  clients: Clients,
  document: DocumentReference,
  signal?: AbortSignal,
): Promise<DocumentDescription> {
  const { Document } = await clients.call('ssm:DescribeDocument', toInput(document), signal);
  return toDescription(Document ?? {}, document.name);
}

/** Reads the text of one version in the format that it was written in. One call. */
export async function getDocument(
  clients: Clients,
  document: DocumentReference,
  signal?: AbortSignal,
): Promise<DocumentContent> {
  const { Name, Content, DocumentVersion, DocumentType, DocumentFormat } = await clients.call(
    'ssm:GetDocument',
    toInput(document),
    signal,
  );
  return {
    name: Name ?? document.name,
    version: DocumentVersion ?? '1',
    type: DocumentType,
    format: DocumentFormat === 'YAML' ? 'YAML' : 'JSON',
    content: Content ?? '',
  };
}

export interface NewDocument {
  readonly name: string;
  readonly type: DocumentType;
  readonly format: DocumentFormat;
  readonly content: string;
}

/** Creates a document; its first version is the default. One call. */
export async function createDocument(
  clients: Clients,
  document: NewDocument,
  signal?: AbortSignal,
): Promise<DocumentDescription> {
  const { name, type, format, content } = document;
  const input = { Name: name, DocumentType: type, DocumentFormat: format, Content: content };
  const { DocumentDescription } = await clients.call('ssm:CreateDocument', input, signal);
  return toDescription(DocumentDescription ?? {}, name);
}

/** Adds a version to a document; the default version stays what it was. One call. */
export async function updateDocument(
  clients: Clients,
  document: Omit<NewDocument, 'type'>,
  signal?: AbortSignal,
): Promise<DocumentDescription> {
  const { name, format, content } = document;
  const input = { Name: name, DocumentFormat: format, Content: content, DocumentVersion: '$LATEST' };
  const { DocumentDescription } = await clients.call('ssm:UpdateDocument', input, signal);
  return toDescription(DocumentDescription ?? {}, name);
}

/** What is wrong with `name` as the name of a new document (shape DocumentName of the API), or undefined. */
export function checkDocumentName(name: string): string | undefined {
  if (!/^[a-zA-Z0-9_\-.]{3,128}$/.test(name)) {
    return 'A document name has 3 to 128 letters, digits, dots, hyphens and underscores.';
  }
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (Name)
  return /^(aws|amazon|amzn|AWSEC2|AWSConfigRemediation|AWSSupport)/i.test(name)
    ? 'Names that begin with aws, amazon or amzn are kept for AWS.'
    : undefined;
}

function toInput({ name, version }: DocumentReference): Input<'ssm:GetDocument'> {
  return version === undefined ? { Name: name } : { Name: name, DocumentVersion: version };
}

type Described = NonNullable<Output<'ssm:DescribeDocument'>['Document']>;
type Listed = NonNullable<Output<'ssm:ListDocuments'>['DocumentIdentifiers']>[number];

function toSummary({ Name, Owner, DocumentType, PlatformTypes }: Listed): DocumentSummary {
  return { name: Name ?? '', owner: Owner, type: DocumentType, platforms: PlatformTypes ?? [] };
}

function toDescription(described: Described, name: string): DocumentDescription {
  return {
    ...toSummary(described),
    name: described.Name ?? name,
    description: described.Description === '' ? undefined : described.Description,
    version: described.DocumentVersion ?? '1',
    defaultVersion: described.DefaultVersion,
    latestVersion: described.LatestVersion,
    status: described.Status,
    statusInformation: described.StatusInformation === '' ? undefined : described.StatusInformation,
  };
}

import type { Clients, Input, Output } from './clients.ts';
import { hasCode } from './errors.ts';
import type { PlatformType } from './nodes.ts';
import { paginate, type Page } from './page.ts';

export type DocumentType = NonNullable<Output<'ssm:GetDocument'>['DocumentType']>;
export type DocumentFormat = 'YAML' | 'JSON' | 'TEXT';

/** A document as lists and descriptions show it. */
export interface DocumentSummary {
  /** The name, or the ARN for a document that another account shares. */
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly owner: string | undefined;
  readonly type: DocumentType | undefined;
  /** Empty: not told, so any. */
  readonly platforms: readonly PlatformType[];
  readonly format?: DocumentFormat | undefined;
  readonly schemaVersion?: string | undefined;
  /** What kind of resource it is for, like `/AWS::EC2::Instance`. */
  readonly targetType?: string | undefined;
  /** What the default version is called; packages carry their version here. */
  readonly versionName?: string | undefined;
  readonly created?: Date | undefined;
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
  /** SHA-256 of the version's content, in hexadecimal. */
  readonly hash?: string | undefined;
}

export interface DocumentContent {
  readonly name: string;
  readonly version: string;
  readonly versionName?: string | undefined;
  readonly type: DocumentType | undefined;
  readonly format: DocumentFormat;
  readonly content: string;
  readonly attachments?: readonly Attachment[];
}

/** A file that belongs to one version of a document. */
export interface Attachment {
  readonly name: string;
  /** In bytes. */
  readonly size: number | undefined;
  /** SHA-256, in hexadecimal. */
  readonly hash: string | undefined;
}

/** A document of the account by name, in one of its versions; the default version if none is named. */
export interface DocumentReference {
  readonly name: string;
  readonly version?: string;
}

/** Whose documents: `Private` are those that other accounts share with this one, `ThirdParty` those of vendors. */
export type DocumentOwner = 'Self' | 'Amazon' | 'Private' | 'ThirdParty';

/** Which documents; each member that is there narrows them. */
export interface DocumentFilter {
  readonly owner?: DocumentOwner;
  readonly type?: DocumentType;
  readonly platform?: PlatformType;
  /** What the name begins with; case counts. */
  readonly namePrefix?: string;
  /** A word of the name or the description, as in the search box of AWS's console. */
  readonly keyword?: string;
}

export interface ListDocumentsOptions extends DocumentFilter {
  readonly signal?: AbortSignal;
}

/** The most that ListDocuments gives in one page. */
const pageSize = 50;

/** Lists documents, one call per page of 50. */
export function listDocuments(
  clients: Clients,
  options: ListDocumentsOptions,
): AsyncIterable<Page<DocumentSummary>> {
  const filters = toFilters(options);
  return paginate(async (nextToken) => {
    const answer = await clients.call(
      'ssm:ListDocuments',
      { MaxResults: pageSize, NextToken: nextToken, ...(filters.length > 0 ? { Filters: filters } : {}) },
      options.signal,
    );
    return { items: (answer.DocumentIdentifiers ?? []).map(toSummary), nextToken: answer.NextToken };
  });
}

/** Keys: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DocumentKeyValuesFilter.html */
function toFilters(filter: DocumentFilter): { Key: string; Values: string[] }[] {
  const values = {
    Owner: filter.owner,
    DocumentType: filter.type,
    PlatformTypes: filter.platform,
    Name: filter.namePrefix,
    SearchKeyword: filter.keyword,
  };
  return Object.entries(values).flatMap(([Key, value]) =>
    value === undefined ? [] : [{ Key, Values: [value] }],
  );
}

/** How many pages are read for a list of names: other names may begin like them. */
const mostPages = 4;

/**
 * Finds documents by their names, as far as they are there. One call for all names of the account and of Amazon, which
 * grows to four where many other names begin like them, and one for each name that is an ARN: lists know no ARNs.
 */
export async function findDocuments(
  clients: Clients,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, DocumentSummary>> {
  const found = new Map<string, DocumentSummary>();
  const listed = new Set(names.filter((name) => !name.startsWith('arn:')));
  const filters = [{ Key: 'Name', Values: [...listed] }];
  let nextToken: string | undefined;
  for (let page = 0; listed.size > 0 && page < mostPages; page++) {
    const input = { MaxResults: pageSize, Filters: filters, NextToken: nextToken };
    const answer = await clients.call('ssm:ListDocuments', input, signal);
    for (const one of (answer.DocumentIdentifiers ?? []).map(toSummary)) {
      if (listed.delete(one.name)) found.set(one.name, one);
    }
    nextToken = answer.NextToken;
    if (nextToken === undefined || nextToken === '') break;
  }
  for (const name of names.filter((name) => name.startsWith('arn:'))) {
    const described = await describeShared(clients, name, signal);
    if (described !== undefined) found.set(name, { ...described, name });
  }
  return found;
}

/** Undefined if it is not there any more, or not shared any more. */
async function describeShared(
  clients: Clients,
  name: string,
  signal?: AbortSignal,
): Promise<DocumentSummary | undefined> {
  try {
    return await describeDocument(clients, { name }, signal);
  } catch (error) {
    if (hasCode(error, 'InvalidDocument', 'AccessDeniedException')) return undefined;
    throw error;
  }
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

/**
 * Reads the text of one version. One call.
 * @param document.format the format to have it in; without it the one that GetDocument chooses, which is JSON
 */
export async function getDocument(
  clients: Clients,
  document: DocumentReference & { readonly format?: DocumentFormat },
  signal?: AbortSignal,
): Promise<DocumentContent> {
  const { format } = document;
  const input = { ...toInput(document), ...(format === undefined ? {} : { DocumentFormat: format }) };
  const answer = await clients.call('ssm:GetDocument', input, signal);
  return {
    name: answer.Name ?? document.name,
    version: answer.DocumentVersion ?? '1',
    versionName: answer.VersionName,
    type: answer.DocumentType,
    format: answer.DocumentFormat ?? 'JSON',
    content: answer.Content ?? '',
    attachments: (answer.AttachmentsContent ?? []).map(({ Name, Size, Hash }) => ({
      name: Name ?? '',
      size: Size,
      hash: Hash,
    })),
  };
}

export interface NewDocument {
  readonly name: string;
  readonly type: DocumentType;
  readonly format: DocumentFormat;
  readonly content: string;
  /**
   * The document that this one depends on, without which the service refuses an ApplicationConfiguration: its schema.
   * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DocumentRequires.html
   */
  readonly requires?: string;
}

/** Creates a document; its first version is the default. One call. */
export async function createDocument(
  clients: Clients,
  document: NewDocument,
  signal?: AbortSignal,
): Promise<DocumentDescription> {
  const { name, type, format, content, requires } = document;
  const input = {
    Name: name,
    DocumentType: type,
    DocumentFormat: format,
    Content: content,
    ...(requires === undefined ? {} : { Requires: [{ Name: requires }] }),
  };
  const { DocumentDescription } = await clients.call('ssm:CreateDocument', input, signal);
  return toDescription(DocumentDescription ?? {}, name);
}

/** Where the service finds a file to attach. */
export interface AttachmentSource {
  /** What the file is called in the document. */
  readonly name: string;
  /** `s3://bucket/key`, or `document/version/file` for a file that is attached elsewhere. */
  readonly location: string;
}

export interface NewVersion extends Omit<NewDocument, 'type' | 'requires'> {
  /** All files of the new version: it takes over none of the version before. */
  readonly attachments?: readonly AttachmentSource[];
}

/** Adds a version to a document; the default version stays what it was. One call. */
export async function updateDocument(
  clients: Clients,
  document: NewVersion,
  signal?: AbortSignal,
): Promise<DocumentDescription> {
  const { name, format, content, attachments = [] } = document;
  const input = {
    Name: name,
    DocumentFormat: format,
    Content: content,
    DocumentVersion: '$LATEST',
    ...(attachments.length === 0 ? {} : { Attachments: attachments.map(toAttachmentsSource) }),
  };
  const { DocumentDescription } = await clients.call('ssm:UpdateDocument', input, signal);
  return toDescription(DocumentDescription ?? {}, name);
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AttachmentsSource.html */
function toAttachmentsSource({ name, location }: AttachmentSource) {
  const Key = location.startsWith('s3://') ? ('S3FileUrl' as const) : ('AttachmentReference' as const);
  return { Key, Values: [location], Name: name };
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

function toSummary(listed: Listed): DocumentSummary {
  return {
    name: listed.Name ?? '',
    displayName: listed.DisplayName === '' ? undefined : listed.DisplayName,
    owner: listed.Owner,
    type: listed.DocumentType,
    platforms: listed.PlatformTypes ?? [],
    format: listed.DocumentFormat,
    schemaVersion: listed.SchemaVersion,
    targetType: listed.TargetType,
    versionName: listed.VersionName,
    created: listed.CreatedDate,
  };
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
    hash: described.HashType === 'Sha256' ? described.Hash : undefined,
  };
}

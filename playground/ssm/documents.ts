import type { DocumentVersion, StoredDocument } from '../documents/store.ts';
import { bareNameOf, latestVersion } from '../documents/store.ts';
import { convertContent } from '../documents/content.ts';
import type { SsmHandlers } from '../handler.ts';
import type { DocumentDescription, DocumentIdentifier, DocumentStatus } from '../models/ssm-types.ts';
import { takeItems } from '../paging.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { makeDocumentFilter } from './document-filters.ts';
import { invalidToken } from './requests.ts';

/** Reading documents; changing them is in document-changes.ts. */
export const documentHandlers: SsmHandlers = {
  ListDocuments: (input, { state }) => {
    const { DocumentFilterList, Filters = [], MaxResults = 50, NextToken } = input;
    if (DocumentFilterList !== undefined) {
      const message = 'DocumentFilterList is deprecated. Instead use Filters.';
      throw new ServiceError('ValidationException', message);
    }
    const matches = makeDocumentFilter(Filters, state.account);
    const page = takeItems(state.documents.list().filter(matches), {
      list: ['ListDocuments', state.region, Filters],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return { DocumentIdentifiers: page.items.map(identify), NextToken: page.nextToken };
  },

  DescribeDocument: ({ Name, DocumentVersion, VersionName }, { state }) => {
    const choice = { version: DocumentVersion, versionName: VersionName };
    const { document, version } = state.documents.getVersion(Name, choice);
    return { Document: describeDocument(document, version, 'Active') };
  },

  GetDocument: ({ Name, DocumentVersion, VersionName, DocumentFormat = 'JSON' }, { state, endpoint }) => {
    const choice = { version: DocumentVersion, versionName: VersionName };
    const { document, version } = state.documents.getVersion(Name, choice);
    return {
      Name: document.name,
      CreatedDate: version.createdDate,
      DisplayName: version.displayName,
      VersionName: version.versionName,
      DocumentVersion: version.version,
      Status: 'Active',
      Content: convertContent(version.content, version.format, DocumentFormat),
      DocumentType: document.type,
      DocumentFormat,
      Requires: document.requires,
      AttachmentsContent: version.attachments.map(({ name, hash, size }) => ({
        Name: name,
        Size: size,
        Hash: hash,
        HashType: 'Sha256' as const,
        // The service gives a signed URL of S3.
        Url: `${endpoint}/_playground/attachments/${hash}/${name}`,
      })),
    };
  },

  ListDocumentVersions: ({ Name, MaxResults = 50, NextToken }, { state }) => {
    const document = state.documents.get(Name);
    const page = takeItems(document.versions.toReversed(), {
      list: ['ListDocumentVersions', state.region, document.name],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const versions = page.items.map((version) => ({
      Name: bareNameOf(document.name),
      DisplayName: version.displayName,
      DocumentVersion: version.version,
      VersionName: version.versionName,
      CreatedDate: version.createdDate,
      IsDefaultVersion: version.version === document.defaultVersion,
      DocumentFormat: version.format,
      Status: 'Active' as const,
    }));
    return { DocumentVersions: versions, NextToken: page.nextToken };
  },
};

function identify(document: StoredDocument): DocumentIdentifier {
  const version = document.versions.find((other) => other.version === document.defaultVersion);
  return {
    Name: document.name,
    CreatedDate: document.createdDate,
    DisplayName: version?.displayName,
    Owner: document.owner,
    VersionName: version?.versionName,
    PlatformTypes: version?.summary.platformTypes,
    DocumentVersion: version?.version,
    DocumentType: document.type,
    SchemaVersion: version?.summary.schemaVersion,
    DocumentFormat: version?.format,
    TargetType: document.targetType,
    Tags: document.tags,
    Requires: document.requires,
  };
}

/** `status`: what the service is doing with the document; it answers a change before it has made it. */
export function describeDocument(
  document: StoredDocument,
  version: DocumentVersion,
  status: DocumentStatus,
): DocumentDescription {
  return {
    Hash: version.hash,
    HashType: 'Sha256',
    Name: document.name,
    DisplayName: version.displayName,
    VersionName: version.versionName,
    Owner: document.owner,
    CreatedDate: version.createdDate,
    Status: status,
    DocumentVersion: version.version,
    Description: version.summary.description,
    Parameters: version.summary.parameters,
    PlatformTypes: version.summary.platformTypes,
    DocumentType: document.type,
    SchemaVersion: version.summary.schemaVersion,
    LatestVersion: latestVersion(document).version,
    DefaultVersion: document.defaultVersion,
    DocumentFormat: version.format,
    TargetType: document.targetType,
    Tags: document.tags,
    Requires: document.requires,
    ...attachmentsOf(version),
  };
}

/** Documents without attachments do not mention them. */
const attachmentsOf = ({ attachments }: DocumentVersion) =>
  attachments.length === 0 ? {} : { AttachmentsInformation: attachments.map(({ name }) => ({ Name: name })) };

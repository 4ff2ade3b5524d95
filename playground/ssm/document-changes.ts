import { checkDocument } from '../documents/check-document.ts';
import {
  latestVersion,
  type Attachment,
  type DocumentStore,
  type StoredDocument,
} from '../documents/store.ts';
import type { HandlerContext, SsmHandlers } from '../handler.ts';
import type { AttachmentsSource } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { describeDocument } from './documents.ts';

/** Quotas of the General Reference: documents of an account in a region, versions of a document. */
const mostDocuments = 500;
const mostVersions = 1000;

/** Creating, changing and deleting documents. */
export const documentChangeHandlers: SsmHandlers = {
  CreateDocument: (input, { state }) => {
    const { Name, Content, DocumentType, DocumentFormat = 'JSON', Requires, Attachments = [] } = input;
    const attachments = findAttachments(Attachments, state.documents);
    // cdk-preflight, rule pf-ssm-document-name.
    if (/^(?:aws-|amazon|amzn)/i.test(Name)) {
      throw new ServiceError('ValidationException', `Invalid document name ${Name}`);
    }
    if (state.documents.find(Name) !== undefined) {
      throw new ServiceError('DocumentAlreadyExists', `Document with same name ${Name} already exists`);
    }
    if (state.documents.list().filter(({ owner }) => owner === state.account).length >= mostDocuments) {
      throw new ServiceError(
        'DocumentLimitExceeded',
        `You can have at most ${mostDocuments} active SSM documents.`,
      );
    }
    const hasRequires = Requires !== undefined;
    const accepted = checkDocument({
      content: Content,
      format: DocumentFormat,
      type: DocumentType,
      hasRequires,
    });
    const plan = {
      accepted,
      content: Content,
      format: DocumentFormat,
      name: Name,
      owner: state.account,
      versionName: input.VersionName,
      displayName: input.DisplayName,
      requires: Requires,
      attachments,
      targetType: input.TargetType,
      tags: input.Tags,
    };
    const document = state.documents.add(plan, state.now());
    return { DocumentDescription: describeDocument(document, latestVersion(document), 'Creating') };
  },

  UpdateDocument: (input, context) => {
    const {
      Name,
      Content,
      DocumentFormat = 'JSON',
      Attachments = [],
      VersionName,
      DisplayName,
      TargetType,
    } = input;
    const { state } = context;
    const attachments = findAttachments(Attachments, state.documents);
    const document = getOwn(Name, 'UpdateDocument', context);
    const latest = latestVersion(document);
    requireUpdatable(document, input.DocumentVersion);
    const accepted = checkDocument({
      content: Content,
      format: DocumentFormat,
      type: document.type,
      hasRequires: document.requires !== undefined,
    });
    requireNew(document, { content: Content, versionName: VersionName });
    const plan = {
      accepted,
      content: Content,
      format: DocumentFormat,
      versionName: VersionName,
      displayName: DisplayName ?? latest.displayName,
      attachments,
    };
    const version = state.documents.addVersion(document, plan, state.now());
    document.targetType = TargetType ?? document.targetType;
    return { DocumentDescription: describeDocument(document, version, 'Updating') };
  },

  UpdateDocumentDefaultVersion: ({ Name, DocumentVersion }, context) => {
    const document = getOwn(Name, 'UpdateDocumentDefaultVersion', context);
    const version = document.versions.find((other) => other.version === DocumentVersion);
    if (version === undefined) {
      throw new ServiceError(
        'InvalidDocumentVersion',
        'The document version is not valid or does not exist.',
      );
    }
    document.defaultVersion = version.version;
    return {
      Description: {
        Name: document.name,
        DefaultVersion: version.version,
        DefaultVersionName: version.versionName,
      },
    };
  },

  DeleteDocument: ({ Name, DocumentVersion, VersionName, Force = false }, context) => {
    const { state } = context;
    const document = getOwn(Name, 'DeleteDocument', context);
    if (document.sharedWith.length > 0) {
      throw new ServiceError('InvalidDocumentOperation', 'Must unshare document first before delete');
    }
    if (document.type === 'ApplicationConfigurationSchema' && !Force) {
      const message = 'To delete a document of type ApplicationConfigurationSchema you must specify Force.';
      throw new ServiceError('InvalidDocumentOperation', message);
    }
    if (DocumentVersion === undefined && VersionName === undefined) {
      state.documents.delete(document);
      return {};
    }
    const choice = { version: DocumentVersion, versionName: VersionName };
    const { version } = state.documents.getVersion(Name, choice);
    if (version.version === document.defaultVersion) {
      throw new ServiceError('InvalidDocumentOperation', "Default version of the document can't be deleted.");
    }
    state.documents.deleteVersion(document, version);
    return {};
  },
};

/** Files of other documents can be attached again; the playground has no S3 to read others from. */
function findAttachments(sources: readonly AttachmentsSource[], documents: DocumentStore): Attachment[] {
  return sources.map(({ Key, Values: [value = ''] = [] }) => {
    if (Key !== 'AttachmentReference') {
      throw new ServiceError(
        'NotSimulated',
        'The playground does not simulate attachments from S3; it takes the key AttachmentReference.',
      );
    }
    const [name = '', version, file] = value.split('/');
    const found = documents
      .getVersion(name, { version })
      .version.attachments.find((attachment) => attachment.name === file);
    if (found !== undefined) return found;
    throw new ServiceError('ValidationException', `There is no attachment ${value}.`);
  });
}

/** A document of the caller's account; Amazon's cannot be changed. */
export function getOwn(name: string, operation: string, { state, caller }: HandlerContext): StoredDocument {
  const document = state.documents.get(name);
  if (document.owner === state.account) return document;
  const user = `arn:aws:iam::${state.account}:user/${caller.accessKeyId}`;
  const resource = `arn:aws:ssm:${state.region}::document/${document.name}`;
  throw new ServiceError(
    'AccessDeniedException',
    `User: ${user} is not authorized to perform: ssm:${operation} on resource: ${resource}`,
  );
}

function requireUpdatable(document: StoredDocument, wanted: string | undefined): void {
  const latest = latestVersion(document);
  if (wanted !== '$LATEST' && wanted !== latest.version) {
    throw new ServiceError('InvalidDocumentVersion', 'The document version is not valid or does not exist.');
  }
  // Source: aws-cloudformation-resource-providers-ssm#93; the text is ours.
  if (latest.summary.schemaVersion?.startsWith('1.') === true && document.type === 'Command') {
    const message = `Document with schema version ${latest.summary.schemaVersion} cannot be updated.`;
    throw new ServiceError('InvalidDocumentSchemaVersion', message);
  }
  if (document.versions.length >= mostVersions) {
    const message = 'The document has too many versions. Delete one or more document versions and try again.';
    throw new ServiceError('DocumentVersionLimitExceeded', message);
  }
}

interface NewVersion {
  readonly content: string;
  readonly versionName: string | undefined;
}

function requireNew(document: StoredDocument, { content, versionName }: NewVersion): void {
  if (versionName !== undefined && document.versions.some((version) => version.versionName === versionName)) {
    throw new ServiceError('DuplicateDocumentVersionName', 'The specified version name is a duplicate.');
  }
  if (document.versions.some((version) => version.content === content)) {
    throw new ServiceError(
      'DuplicateDocumentContent',
      'The content of the association document matches another document. Change the content of the document and try again.',
    );
  }
}

import { createHash } from 'node:crypto';
import type {
  AccountSharingInfo,
  DocumentFormat,
  DocumentRequires,
  DocumentType,
  Tag,
} from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { AcceptedDocument } from './check-document.ts';
import { summarise, type DocumentSummary } from './summary.ts';

/** A file attached to a version; `size` in bytes. All that a file of the playground holds is its own name. */
export interface Attachment {
  readonly name: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
  readonly size: number;
}

/** One version of a document; it never changes. */
export interface DocumentVersion {
  /** 1, 2, 3, … as text. */
  readonly version: string;
  readonly versionName: string | undefined;
  readonly displayName: string | undefined;
  readonly createdDate: Date;
  readonly format: DocumentFormat;
  readonly content: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly hash: string;
  readonly summary: DocumentSummary;
  readonly attachments: readonly Attachment[];
}

export interface StoredDocument {
  /** A document that another account has shared with this one is named by its ARN. */
  readonly name: string;
  /** `Amazon`, a vendor of packages, or the id of an account. */
  readonly owner: string;
  readonly type: DocumentType;
  readonly createdDate: Date;
  readonly requires: readonly DocumentRequires[] | undefined;
  targetType: string | undefined;
  tags: readonly Tag[];
  /** The accounts that may use it, or `all`. */
  sharedWith: readonly AccountSharingInfo[];
  defaultVersion: string;
  /** Oldest first, at least one. Numbers of deleted versions are not used again. */
  versions: readonly DocumentVersion[];
  lastNumber: number;
}

/** The name without the ARN around it, for answers that have no room for one in AWS's model. */
export const bareNameOf = (name: string): string => name.replace(/^arn:.*:document\//, '');

/** What a new version is made of, after its check. */
export interface VersionPlan {
  readonly accepted: AcceptedDocument;
  readonly content: string;
  readonly format: DocumentFormat;
  readonly versionName?: string | undefined;
  readonly displayName?: string | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
}

export interface DocumentPlan extends VersionPlan {
  readonly name: string;
  readonly owner: string;
  readonly requires?: readonly DocumentRequires[] | undefined;
  readonly targetType?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
}

/** Which version of a document is meant; none of the two: the default version. */
export interface VersionChoice {
  /** A number, `$LATEST` or `$DEFAULT`. */
  readonly version?: string | undefined;
  readonly versionName?: string | undefined;
}

/** The documents that one account sees in one region: its own and Amazon's. */
export class DocumentStore {
  readonly #documents = new Map<string, StoredDocument>();

  /** All documents by name. */
  list(): StoredDocument[] {
    return [...this.#documents.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The document called `name`, which may be an ARN. Throws InvalidDocument if there is none. */
  get(name: string): StoredDocument {
    const document = this.find(name);
    if (document === undefined) throw notFound(`Document with name ${name} does not exist.`);
    return document;
  }

  find(name: string): StoredDocument | undefined {
    const shared = this.#documents.get(name);
    if (shared !== undefined) return shared;
    const bare = /^arn:aws[\w-]*:ssm:[\w-]+:\d*:document\/([\w.-]+)$/.exec(name)?.[1] ?? name;
    return this.#documents.get(bare);
  }

  /** A version of the document called `name`. Throws InvalidDocument if there is no such document or version. */
  getVersion(
    name: string,
    choice: VersionChoice = {},
  ): { document: StoredDocument; version: DocumentVersion } {
    const document = this.get(name);
    const version = findVersion(document, choice);
    if (version === undefined) {
      const wanted = choice.versionName ?? choice.version ?? '';
      throw notFound(`Document with name ${name} with version ${wanted} does not exist.`);
    }
    return { document, version };
  }

  /** Adds a document with its first version, whose name must be free. */
  add(plan: DocumentPlan, createdDate: Date): StoredDocument {
    const version = makeVersion(plan, 1, createdDate);
    const document: StoredDocument = {
      name: plan.name,
      owner: plan.owner,
      type: plan.accepted.type,
      createdDate,
      requires: plan.requires,
      targetType: plan.targetType,
      tags: plan.tags ?? [],
      sharedWith: [],
      defaultVersion: version.version,
      versions: [version],
      lastNumber: 1,
    };
    this.#documents.set(plan.name, document);
    return document;
  }

  addVersion(document: StoredDocument, plan: VersionPlan, createdDate: Date): DocumentVersion {
    document.lastNumber += 1;
    const version = makeVersion(plan, document.lastNumber, createdDate);
    document.versions = [...document.versions, version];
    return version;
  }

  delete(document: StoredDocument): void {
    this.#documents.delete(document.name);
  }

  deleteVersion(document: StoredDocument, version: DocumentVersion): void {
    document.versions = document.versions.filter((other) => other !== version);
  }
}

const notFound = (message: string) => new ServiceError('InvalidDocument', message);

export function latestVersion(document: StoredDocument): DocumentVersion {
  const latest = document.versions.at(-1);
  if (latest === undefined) throw new Error(`${document.name} has no version.`);
  return latest;
}

function findVersion(
  document: StoredDocument,
  { version, versionName }: VersionChoice,
): DocumentVersion | undefined {
  const found =
    version === '$LATEST'
      ? latestVersion(document)
      : version === undefined && versionName !== undefined
        ? document.versions.find((other) => other.versionName === versionName)
        : document.versions.find((other) => other.version === numberOf(document, version));
  return versionName === undefined || found?.versionName === versionName ? found : undefined;
}

const numberOf = (document: StoredDocument, version: string | undefined) =>
  version === undefined || version === '$DEFAULT' ? document.defaultVersion : version;

function makeVersion(plan: VersionPlan, number: number, createdDate: Date): DocumentVersion {
  const { accepted, content, format, versionName, displayName } = plan;
  return {
    version: String(number),
    versionName,
    displayName,
    createdDate,
    format,
    content,
    hash: createHash('sha256').update(content).digest('hex'),
    summary: summarise(accepted.type, accepted.root),
    attachments: plan.attachments ?? [],
  };
}

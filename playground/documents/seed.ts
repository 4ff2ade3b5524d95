// The documents that are there from the start. They have the names, parameters and steps of Amazon's documents, so
// that what works here works there; every description and script is our own.
import type { DocumentFormat, DocumentType, Tag } from '../models/ssm-types.ts';
import { automationDocuments } from './amazon/automation.ts';
import { maintenanceDocuments } from './amazon/maintenance.ts';
import { runDocuments } from './amazon/run.ts';
import { sessionDocuments } from './amazon/session.ts';
import { checkDocument, type AcceptedDocument } from './check-document.ts';
import { companyCommands } from './company/commands.ts';
import { companyDocuments } from './company/others.ts';
import { packages, packageVersion } from './packages.ts';
import { partnerDocuments } from './partner.ts';
import type { Attachment, DocumentStore } from './store.ts';

/** A document that Amazon owns; its only version is stored as JSON. */
export interface AmazonDocument {
  readonly name: string;
  readonly type: DocumentType;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A document of the company that owns the fleet. */
export interface CompanyDocument {
  readonly name: string;
  readonly type: DocumentType;
  readonly format: DocumentFormat;
  /** Oldest first; the last one is the default. */
  readonly versions: readonly { readonly content: string; readonly versionName?: string }[];
  readonly targetType?: string;
  readonly tags?: readonly Tag[];
}

/** Where the documents are seen, and by whom. */
export interface DocumentSite {
  readonly account: string;
  readonly region: string;
}

interface SeededVersion {
  readonly accepted: AcceptedDocument;
  readonly content: string;
  readonly format: DocumentFormat;
  readonly versionName?: string | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
}

interface SeededDocument extends Omit<CompanyDocument, 'versions'> {
  readonly owner: string | undefined;
  readonly versions: readonly SeededVersion[];
}

/** Checked and read once; regions and resets share the result. */
let seeded: readonly SeededDocument[] | undefined;

/** Fills `store` with Amazon's documents, those of the account, and those that others have shared with it. */
export function seedDocuments(store: DocumentStore, { account, region }: DocumentSite): void {
  seeded ??= prepare();
  seeded.forEach(({ name: bareName, owner = account, targetType, tags, versions }, index) => {
    const name = owner === partner ? `arn:aws:ssm:${region}:${partner}:document/${bareName}` : bareName;
    const [first, ...later] = versions;
    if (first === undefined) throw new Error(`${name} has no version.`);
    const created = new Date(Date.UTC(2024, 2, 4 + index, 9, 30));
    const document = store.add({ ...first, name, owner, targetType, tags }, created);
    later.forEach((version, number) => {
      const added = store.addVersion(
        document,
        version,
        new Date(created.getTime() + (number + 1) * 40 * 86_400_000),
      );
      document.defaultVersion = added.version;
    });
  });
}

/** An account that shares documents with the company's. */
const partner = '210987654321';

const isPartner = ({ name }: CompanyDocument) => name.startsWith('Partner-');

function prepare(): readonly SeededDocument[] {
  const amazon = [...runDocuments, ...maintenanceDocuments, ...automationDocuments, ...sessionDocuments];
  return [
    ...amazon.map(({ name, type, content }) => ({
      name,
      type,
      owner: 'Amazon',
      format: 'JSON' as const,
      versions: [accept(type, 'JSON', { content: JSON.stringify(content, undefined, 2) })],
    })),
    ...[...companyCommands, ...companyDocuments, ...partnerDocuments].map((document) => ({
      ...document,
      owner: isPartner(document) ? partner : undefined,
      versions: document.versions.map((version) => accept(document.type, document.format, version)),
    })),
    ...packages.map((item) => ({
      name: item.name,
      type: 'Package' as const,
      owner: item.owner,
      format: 'JSON' as const,
      versions: item.versions.map((versionName) => {
        const { content, attachments } = packageVersion(item, versionName);
        return { ...accept('Package', 'JSON', { content, versionName }), attachments };
      }),
    })),
  ];
}

function accept(
  type: DocumentType,
  format: DocumentFormat,
  version: { readonly content: string; readonly versionName?: string },
): SeededVersion {
  const accepted = checkDocument({ content: version.content, format, type, hasRequires: false });
  return { ...version, accepted, format };
}

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
import type { DocumentStore } from './store.ts';

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

interface SeededVersion {
  readonly accepted: AcceptedDocument;
  readonly content: string;
  readonly format: DocumentFormat;
  readonly versionName?: string | undefined;
}

interface SeededDocument extends Omit<CompanyDocument, 'versions'> {
  readonly owner: string | undefined;
  readonly versions: readonly SeededVersion[];
}

/** Checked and read once; regions and resets share the result. */
let seeded: readonly SeededDocument[] | undefined;

/** Fills `store` with Amazon's documents and those of `account`. */
export function seedDocuments(store: DocumentStore, account: string): void {
  seeded ??= prepare();
  seeded.forEach(({ name, owner = account, targetType, tags, versions }, index) => {
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
    ...[...companyCommands, ...companyDocuments].map((document) => ({
      ...document,
      owner: undefined,
      versions: document.versions.map((version) => accept(document.type, document.format, version)),
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

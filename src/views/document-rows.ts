import type { Attachment, DocumentSummary, DocumentType } from '../aws/documents.ts';
import { everybody, type DocumentShare, type SharedVersion } from '../aws/document-sharing.ts';
import type { DocumentVersion } from '../aws/document-versions.ts';
import type { Tag } from '../aws/tags.ts';
import { accountOfArn, isOwn, shortName } from '../documents/names.ts';
import { describeTarget, type PackageManifest } from '../documents/package-manifest.ts';
import { escapeMarkdown, factTable, type TreeNode } from './tree-node.ts';

// The rows of the Documents view as plain data. What commands on a row work on is one of these subjects; the first word
// of the row says which.

/** A document; also the subject of the groups below it. */
export interface DocumentSubject {
  readonly document: DocumentSummary;
}

export interface VersionSubject extends DocumentSubject {
  readonly version: DocumentVersion;
}

export interface TagSubject extends DocumentSubject {
  readonly tag: Tag;
}

export interface ShareSubject extends DocumentSubject {
  readonly share: DocumentShare;
}

export interface AttachmentSubject extends DocumentSubject {
  readonly attachment: Attachment;
}

/** What a row needs besides its subject. */
export interface RowPlace {
  /** The id of the row above; a document stands in several groups. */
  readonly parent: string;
}

/** The row of a document, without its children. */
export function documentRow(
  document: DocumentSummary,
  { parent, isFavourite = false }: RowPlace & { readonly isFavourite?: boolean },
): TreeNode & { readonly subject: DocumentSubject } {
  const { name, type, owner, platforms } = document;
  const label = document.displayName ?? shortName(name);
  const kind = type ?? 'Document';
  const systems = platforms.join(', ');
  const from = describeOwner(document);
  const parts = [label === shortName(name) ? undefined : shortName(name), kind, systems, from];
  return {
    id: `${parent}/${name}`,
    label,
    description: parts.filter((part) => part !== undefined && part !== '').join(' · '),
    tooltip: documentTooltip(document),
    icon: { id: typeIcon(type) },
    accessibilityLabel: [label, kind, systems, from, isFavourite ? 'favourite' : undefined]
      .filter((part) => part !== undefined && part !== '')
      .join(', '),
    words: [
      'document',
      ...ownership({ name, owner }),
      typeWord(type),
      // Favourites are taken out where they stand; the other rows would not learn of it.
      isFavourite ? 'favourite' : 'listed',
    ],
    command: { id: 'ssm.openDocument', title: 'Open Document' },
    subject: { document },
  };
}

/** A document that is known by name only, because the account does not have it. */
export function missingDocumentRow(name: string, { parent }: RowPlace): TreeNode {
  return {
    id: `${parent}/${name}`,
    label: shortName(name),
    description: 'not in this account and region',
    icon: { id: 'circle-slash', color: 'disabledForeground' },
    accessibilityLabel: `${shortName(name)}, not in this account and region`,
    words: ['missing', 'favourite'],
    subject: { document: { name, owner: undefined, type: undefined, platforms: [] } },
  };
}

export function versionRow(
  document: DocumentSummary,
  version: DocumentVersion,
  { parent, latest }: RowPlace & { readonly latest: string | undefined },
): TreeNode & { readonly subject: VersionSubject } {
  const isLatest = version.version === latest;
  const marks = [version.isDefault ? 'default' : undefined, isLatest ? 'latest' : undefined];
  const status = version.status === 'Active' ? undefined : version.status;
  const parts = [...marks, version.versionName, status, version.created?.toLocaleDateString()];
  const description = parts.filter((part) => part !== undefined).join(' · ');
  const label = `Version ${version.version}`;
  const failed = version.status === 'Failed';
  return {
    id: `${parent}/${version.version}`,
    label,
    description,
    tooltip: factTable([
      ['Version', version.version],
      ['Name of the version', version.versionName],
      ['Default', version.isDefault ? 'yes: runs where no version is named' : 'no'],
      ['Latest', isLatest ? 'yes' : 'no'],
      ['Format', version.format],
      ['Created', version.created?.toLocaleString()],
      ['Status', version.status],
      ['Reason', version.statusInformation],
    ]),
    icon: failed
      ? { id: 'error', color: 'list.errorForeground' }
      : { id: version.isDefault ? 'pass' : 'git-commit' },
    accessibilityLabel: `${label}, ${description.replaceAll(' · ', ', ')}`,
    words: [
      'version',
      ...ownership(document),
      typeWord(document.type),
      version.isDefault ? 'default' : 'promotable',
    ],
    command: { id: 'ssm.openDocument', title: 'Open Document' },
    subject: { document, version },
  };
}

export function tagRow(
  document: DocumentSummary,
  tag: Tag,
  { parent }: RowPlace,
): TreeNode & { readonly subject: TagSubject } {
  return {
    id: `${parent}/${tag.key}`,
    label: tag.key,
    description: tag.value,
    icon: { id: 'tag' },
    accessibilityLabel: `Tag ${tag.key}, ${tag.value === '' ? 'no value' : tag.value}`,
    words: ['tag', ...ownership(document)],
    subject: { document, tag },
  };
}

export function shareRow(
  document: DocumentSummary,
  share: DocumentShare,
  { parent }: RowPlace,
): TreeNode & { readonly subject: ShareSubject } {
  const isPublic = share.accountId === everybody;
  const label = isPublic ? 'Everybody: public' : share.accountId;
  const versions = describeSharedVersion(share.version);
  return {
    id: `${parent}/${share.accountId}`,
    label,
    description: versions,
    icon: isPublic ? { id: 'globe', color: 'charts.yellow' } : { id: 'account' },
    accessibilityLabel: `Shared with ${label}, ${versions}`,
    words: ['share', ...ownership(document)],
    subject: { document, share },
  };
}

export function describeSharedVersion(version: SharedVersion): string {
  switch (version) {
    case '$ALL':
      return 'all versions';
    case '$LATEST':
      return 'the latest version';
    case '$DEFAULT':
      return 'the default version';
  }
}

export function attachmentRow(
  document: DocumentSummary,
  attachment: Attachment,
  { parent }: RowPlace,
): TreeNode & { readonly subject: AttachmentSubject } {
  const size = attachment.size === undefined ? undefined : describeSize(attachment.size);
  return {
    id: `${parent}/${attachment.name}`,
    label: attachment.name,
    ...(size === undefined ? {} : { description: size }),
    tooltip: factTable([
      ['File', attachment.name],
      ['Size', size],
      ['SHA-256', attachment.hash],
    ]),
    icon: { id: 'file-zip' },
    accessibilityLabel: ['Attachment', attachment.name, size].filter(Boolean).join(' '),
    words: ['attachment', ...ownership(document)],
    subject: { document, attachment },
  };
}

/** The systems that a package is for, and which file goes where. */
export function packageSystemRows({ systems }: PackageManifest, { parent }: RowPlace): TreeNode[] {
  return systems.map(({ name, targets }) => ({
    id: `${parent}/${name}`,
    label: name,
    description: targets.map(describeTarget).join('; '),
    tooltip: factTable(targets.map((target) => [describeTarget(target), target.file ?? 'no file'])),
    icon: { id: 'device-desktop' },
    accessibilityLabel: `${name}, ${targets.map(describeTarget).join('; ')}`,
    words: ['system'],
  }));
}

/** Bytes for people, in units of 1024. */
export function describeSize(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** Who can change it, and what may be told of it. */
function ownership({ name, owner }: Pick<DocumentSummary, 'name' | 'owner'>): readonly string[] {
  return [isOwn({ name, owner }) ? 'owned' : 'foreign'];
}

/** A type as a word for menus: they split at what is no letter. */
function typeWord(type: DocumentType | undefined): string {
  return `type-${(type ?? 'unknown').replaceAll('.', '').toLowerCase()}`;
}

/** Whose it is, where that is not told by the group that it stands in. */
function describeOwner({ name, owner }: DocumentSummary): string | undefined {
  const account = accountOfArn(name);
  if (account !== undefined) return `from ${account}`;
  return owner === undefined || owner === 'Amazon' || /^\d{12}$/.test(owner) ? undefined : `by ${owner}`;
}

function documentTooltip(document: DocumentSummary): string {
  const facts = factTable([
    ['Name', document.name],
    ['Type', document.type],
    ['Owner', document.owner],
    ['Platforms', document.platforms.length === 0 ? undefined : document.platforms.join(', ')],
    ['Target type', document.targetType],
    ['Format', document.format],
    ['Schema version', document.schemaVersion],
    ['Version name', document.versionName === '' ? undefined : document.versionName],
    ['Created', document.created?.toLocaleString()],
  ]);
  return `**${escapeMarkdown(document.displayName ?? shortName(document.name))}**\n\n${facts}`;
}

/** The icon of a type, or of all documents. */
export function typeIcon(type: DocumentType | undefined): string {
  switch (type) {
    case 'Command':
      return 'terminal';
    case 'Automation':
      return 'checklist';
    case 'Session':
      return 'remote';
    case 'Package':
      return 'package';
    case 'Policy':
      return 'shield';
    case 'ChangeCalendar':
      return 'calendar';
    case 'Automation.ChangeTemplate':
      return 'git-pull-request';
    case 'ApplicationConfiguration':
    case 'ApplicationConfigurationSchema':
      return 'settings-gear';
    default:
      return 'file-code';
  }
}

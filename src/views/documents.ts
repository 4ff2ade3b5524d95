import type { Clients } from '../aws/clients.ts';
import {
  findDocuments,
  listDocuments,
  type DocumentFilter,
  type DocumentOwner,
  type DocumentSummary,
  type DocumentType,
} from '../aws/documents.ts';
import { mapPages, onePage, paginate, type Page } from '../aws/page.ts';
import { detailRows } from './document-details.ts';
import { documentRow, missingDocumentRow, typeIcon } from './document-rows.ts';
import { noneRow, orNone } from './none-row.ts';
import type { TreeNode } from './tree-node.ts';

export type DocumentGrouping = 'none' | 'type' | 'platform';

/** What the Documents view shows, as the user has chosen. */
export interface DocumentQuery {
  readonly grouping: DocumentGrouping;
  /** Shows what matches in one list, whoever owns it. */
  readonly search?: Pick<DocumentFilter, 'keyword' | 'namePrefix'>;
}

/** What the window remembers of documents: names, nothing else. */
export interface RememberedDocuments {
  readonly favourites: readonly string[];
  /** Newest first. */
  readonly recent: readonly string[];
}

/** Everything that the rows are made from besides the answers of AWS. */
export interface DocumentsSource {
  readonly clients: Clients;
  /** Read whenever rows are made. */
  readonly query: () => DocumentQuery;
  readonly remembered: () => RememberedDocuments;
}

/** `restart`, or `names that begin with Store`, with the grouping: what the view's title says. */
export function describeQuery({ grouping, search }: DocumentQuery): string {
  const words = search?.keyword === undefined ? [] : [`"${search.keyword}"`];
  const prefix = search?.namePrefix === undefined ? [] : [`names that begin with "${search.namePrefix}"`];
  const by = grouping === 'none' || search !== undefined ? [] : [`by ${grouping}`];
  return [...words, ...prefix, ...by].join(' · ');
}

const owners: readonly (readonly [DocumentOwner, string, string])[] = [
  ['Self', 'Owned by Me', 'account'],
  ['Private', 'Shared with Me', 'organization'],
  ['Amazon', 'Owned by Amazon', 'cloud'],
  ['ThirdParty', 'Published by Vendors', 'briefcase'],
];

/**
 * The first rows of the Documents view: what was searched for, or the groups, of which the documents of the account
 * stand open. Either way one call is made, whose failure is the failure of the view.
 */
export function documentRows(source: DocumentsSource, signal: AbortSignal): AsyncIterable<Page<TreeNode>> {
  const { clients } = source;
  const { search, grouping } = source.query();
  if (search !== undefined) return rowsOf(source, listDocuments(clients, { ...search, signal }), 'search');
  if (grouping !== 'none') return onePage(groupRows(source));
  const own = listDocuments(clients, { owner: 'Self', signal })[Symbol.asyncIterator]();
  return paginate(async () => {
    const first = await own.next();
    return { items: groupRows(source, resume(first, own)), nextToken: undefined };
  });
}

/** @param own the documents of the account, the first time that they are asked for */
function groupRows(source: DocumentsSource, own?: AsyncIterable<Page<DocumentSummary>>): TreeNode[] {
  return owners.map(([owner, label, icon]) => ownerRow(source, { owner, label, icon, own }));
}

/** The groups of what is known by name, which stand before the others and cost nothing until they are opened. */
export function rememberedRows(source: DocumentsSource): TreeNode[] {
  if (source.query().search !== undefined) return [];
  const { favourites, recent } = source.remembered();
  return [
    ...(favourites.length === 0 ? [] : [namesRow(source, 'favourites', 'Favourites', 'star-full')]),
    ...(recent.length === 0 ? [] : [namesRow(source, 'recent', 'Recent', 'history')]),
  ];
}

/** The pages that follow a first one that has been read already. */
function resume<T>(first: IteratorResult<Page<T>>, rest: AsyncIterator<Page<T>>): AsyncIterable<Page<T>> {
  let next: IteratorResult<Page<T>> | undefined = first;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const result = next ?? (await rest.next());
        next = undefined;
        return result;
      },
    }),
  };
}

interface OwnerGroup {
  readonly owner: DocumentOwner;
  readonly label: string;
  readonly icon: string;
  readonly own: AsyncIterable<Page<DocumentSummary>> | undefined;
}

function ownerRow(source: DocumentsSource, { owner, label, icon, own }: OwnerGroup): TreeNode {
  const id = owner.toLowerCase();
  let known = owner === 'Self' ? own : undefined;
  return {
    id,
    label,
    icon: { id: icon },
    accessibilityLabel: `Documents ${label.toLowerCase()}`,
    words: ['group', `owner-${id}`],
    expanded: owner === 'Self',
    children(signal) {
      const { grouping } = source.query();
      if (grouping !== 'none') return onePage(kindRows(source, { owner }, { grouping, parent: id }));
      const pages = known ?? listDocuments(source.clients, { owner, signal });
      known = undefined;
      return orNone(rowsOf(source, pages, id), {
        parent: id,
        label: owner === 'Self' ? 'No documents yet' : 'No documents',
        ...(owner === 'Self' ? { words: ['none', 'none-owned'] } : {}),
      });
    },
  };
}

/** The types that lists can be filtered by, the frequent ones first, with how their groups are called. */
const types: readonly (readonly [DocumentType, string])[] = [
  ['Command', 'Command Documents'],
  ['Automation', 'Automation Runbooks'],
  ['Session', 'Session Documents'],
  ['Package', 'Packages'],
  ['Policy', 'Policies'],
  ['Automation.ChangeTemplate', 'Change Templates'],
  ['ChangeCalendar', 'Change Calendars'],
  ['ApplicationConfiguration', 'Application Configurations'],
  ['ApplicationConfigurationSchema', 'Application Configuration Schemas'],
  ['CloudFormation', 'CloudFormation Templates'],
  ['ConformancePackTemplate', 'Conformance Pack Templates'],
];

/** Groups below an owner. They are there whether they hold anything or not: nobody has asked yet. */
function kindRows(
  source: DocumentsSource,
  filter: DocumentFilter,
  { grouping, parent }: { readonly grouping: DocumentGrouping; readonly parent: string },
): TreeNode[] {
  const kinds =
    grouping === 'type'
      ? types.map(([type, label]) => ({ label, icon: typeIcon(type), more: { type } }))
      : (['Linux', 'Windows', 'MacOS'] as const).map((platform) => ({
          label: platform === 'MacOS' ? 'macOS' : platform,
          icon: 'device-desktop',
          more: { platform },
        }));
  return kinds.map(({ label, icon, more }): TreeNode => {
    const id = `${parent}/${label}`;
    return {
      id,
      label,
      icon: { id: icon },
      words: ['group'],
      children: (signal) =>
        orNone(rowsOf(source, listDocuments(source.clients, { ...filter, ...more, signal }), id), {
          parent: id,
          label: 'None',
        }),
    };
  });
}

function namesRow(
  source: DocumentsSource,
  which: 'favourites' | 'recent',
  label: string,
  icon: string,
): TreeNode {
  return {
    id: which,
    label,
    icon: { id: icon },
    words: ['group', which],
    children: (signal) =>
      paginate(async () => {
        const names = source.remembered()[which];
        const found = await findDocuments(source.clients, names, signal);
        const items = names.flatMap((name) => {
          const document = found.get(name);
          if (document !== undefined) return [wholeRow(source, document, which)];
          // Names are remembered for all connections: a favourite is kept, what was merely opened is not missed.
          return which === 'favourites' ? [missingDocumentRow(name, { parent: which })] : [];
        });
        return {
          items:
            items.length > 0 ? items : [noneRow({ parent: which, label: 'None in this account and region' })],
          nextToken: undefined,
        };
      }),
  };
}

function rowsOf(
  source: DocumentsSource,
  pages: AsyncIterable<Page<DocumentSummary>>,
  parent: string,
): AsyncIterable<Page<TreeNode>> {
  return mapPages(pages, (documents) => documents.map((document) => wholeRow(source, document, parent)));
}

/** A document with all that can be opened below it; none of it is read before. */
function wholeRow(source: DocumentsSource, document: DocumentSummary, parent: string): TreeNode {
  const row = documentRow(document, { parent, isFavourite: parent === 'favourites' });
  return { ...row, children: () => onePage(detailRows(source.clients, document, row.id)) };
}

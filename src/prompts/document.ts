import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { listDocuments, type DocumentSummary, type DocumentType } from '../aws/documents.ts';
import { back, Cancelled, pickOne } from './quick-pick.ts';

/** A document that is open in an editor. */
export interface OpenDocument {
  /** The file's name, for people. */
  readonly fileName: string;
  readonly text: string;
  readonly format: 'YAML' | 'JSON';
}

interface DocumentItem extends vscode.QuickPickItem {
  readonly name?: string;
  readonly document?: DocumentSummary;
  readonly open?: OpenDocument;
}

/**
 * Asks which Command document to run: the one that is open, one of the account, one that is shared with it, or one of
 * Amazon's.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseDocument(
  clients: Clients,
  options: { readonly title: string; readonly open: OpenDocument | undefined; readonly canGoBack?: boolean },
): Promise<{ readonly name: string } | { readonly open: OpenDocument } | typeof back> {
  const item = await pickOne<DocumentItem>((signal) => documentItems(clients, options.open, signal), {
    title: options.title,
    placeholder: 'Which document? Type a part of its name',
    canGoBack: options.canGoBack ?? false,
    canChoose: ({ name, open }) => name !== undefined || open !== undefined,
  });
  if (item === back) return back;
  return item.open === undefined ? { name: item.name ?? '' } : { open: item.open };
}

/**
 * Asks for a document of the account or one that it can use.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseListedDocument(
  clients: Clients,
  options: {
    readonly title: string;
    /** Only the account's own: for what nobody else may do. */
    readonly own?: boolean;
    readonly type?: DocumentType;
    readonly placeholder?: string;
    /** False for documents that are no choice here. */
    readonly fits?: (document: DocumentSummary) => boolean;
  },
): Promise<DocumentSummary> {
  const { own = false, type, fits } = options;
  const owners = own ? groups.slice(0, 1) : groups;
  const item = await pickOne<DocumentItem>(
    (signal) =>
      listedItems(clients, {
        ...{ owners, signal },
        ...(type === undefined ? {} : { type }),
        ...(fits === undefined ? {} : { fits }),
      }),
    {
      title: options.title,
      placeholder: options.placeholder ?? 'Which document? Type a part of its name',
      canChoose: ({ document }) => document !== undefined,
    },
  );
  if (item === back || item.document === undefined) throw new Cancelled();
  return item.document;
}

const groups = [
  { owner: 'Self', label: 'Owned by this account' },
  { owner: 'Private', label: 'Shared with this account' },
  { owner: 'Amazon', label: 'Owned by Amazon' },
] as const;

async function* documentItems(
  clients: Clients,
  open: OpenDocument | undefined,
  signal: AbortSignal,
): AsyncGenerator<DocumentItem[]> {
  if (open !== undefined) {
    yield [{ label: `$(file-code) ${open.fileName}`, description: 'in the editor', open }];
  }
  yield* listedItems(clients, { owners: groups, type: 'Command', signal });
}

interface ListedOptions {
  readonly owners: readonly (typeof groups)[number][];
  readonly type?: DocumentType;
  readonly fits?: (document: DocumentSummary) => boolean;
  readonly signal: AbortSignal;
}

async function* listedItems(
  clients: Clients,
  { owners, fits = () => true, ...filter }: ListedOptions,
): AsyncGenerator<DocumentItem[]> {
  const seen = new Set<string>();
  for (const { owner, label } of owners) {
    let begun = false;
    for await (const page of listDocuments(clients, { owner, ...filter })) {
      // "Private" holds the account's own documents too.
      const fresh = page.items.filter((document) => !seen.has(document.name) && fits(document));
      for (const { name } of fresh) seen.add(name);
      if (fresh.length === 0) continue;
      yield [...(begun ? [] : [separator(label)]), ...fresh.map(documentItem)];
      begun = true;
    }
  }
  if (seen.size === 0) {
    const { type } = filter;
    yield [
      { label: `$(info) There is no document${type === undefined ? '' : ` of type ${type}`} to choose` },
    ];
  }
}

function separator(label: string): DocumentItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function documentItem(document: DocumentSummary): DocumentItem {
  const { name, platforms } = document;
  return { label: name, description: platforms.join(', '), name, document };
}

import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { listDocuments, type DocumentSummary } from '../aws/documents.ts';
import { back, pickOne } from './quick-pick.ts';

/** A document that is open in an editor. */
export interface OpenDocument {
  /** The file's name, for people. */
  readonly fileName: string;
  readonly text: string;
  readonly format: 'YAML' | 'JSON';
}

interface DocumentItem extends vscode.QuickPickItem {
  readonly name?: string;
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
  const seen = new Set<string>();
  for (const { owner, label } of groups) {
    let begun = false;
    for await (const page of listDocuments(clients, { owner, type: 'Command', signal })) {
      // "Private" holds the account's own documents too.
      const fresh = page.items.filter(({ name }) => !seen.has(name));
      for (const { name } of fresh) seen.add(name);
      if (fresh.length === 0) continue;
      yield [...(begun ? [] : [separator(label)]), ...fresh.map(documentItem)];
      begun = true;
    }
  }
}

function separator(label: string): DocumentItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function documentItem({ name, platforms }: DocumentSummary): DocumentItem {
  return { label: name, description: platforms.join(', '), name };
}

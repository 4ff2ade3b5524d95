import { askText, back, pickOne } from '../../prompts/quick-pick.ts';
import type { DocumentGrouping, DocumentQuery } from '../../views/documents.ts';
import type { DocumentParts } from './context.ts';

/** Asks what to look for and shows what matches. Nothing typed shows everything again. */
export async function searchDocuments({ view }: DocumentParts): Promise<void> {
  const text = await askText({
    title: 'Search Documents',
    prompt: 'A word of the name or the description; with * at the end, what the name begins with',
    value: writtenAs(view.query.search),
  });
  if (text === back) return;
  view.search(parseSearch(text));
  await view.tree.show();
}

/** Asks how to group the documents. */
export async function groupDocuments({ view }: DocumentParts): Promise<void> {
  const groupings: readonly { label: string; description: string; grouping: DocumentGrouping }[] = [
    { label: 'By Owner', description: 'one list for each', grouping: 'none' },
    { label: 'By Owner and Type', description: 'Command, Automation, Session, …', grouping: 'type' },
    { label: 'By Owner and Platform', description: 'Linux, Windows, macOS', grouping: 'platform' },
  ];
  const item = await pickOne(
    groupings.map((one) => ({ ...one, picked: one.grouping === view.query.grouping })),
    { title: 'Group Documents', placeholder: 'How should documents be grouped?' },
  );
  if (item === back) return;
  view.group(item.grouping);
  await view.tree.show();
}

function parseSearch(text: string): DocumentQuery['search'] {
  const word = text.trim();
  if (word === '' || word === '*') return undefined;
  return word.endsWith('*') ? { namePrefix: word.slice(0, -1) } : { keyword: word };
}

function writtenAs(search: DocumentQuery['search']): string {
  if (search?.namePrefix !== undefined) return `${search.namePrefix}*`;
  return search?.keyword ?? '';
}

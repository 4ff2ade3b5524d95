import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { chosenDocument } from '../row-arguments.ts';
import { documentOf, type DocumentParts } from './context.ts';

/** Puts a document among the favourites, which every connection shows first. */
export async function addFavourite(parts: DocumentParts, row: unknown): Promise<void> {
  const { document } = await documentOf(parts, row, { title: 'Add to Favourites' });
  parts.view.memory.addFavourite(document.name);
}

export async function removeFavourite({ view: { memory } }: DocumentParts, row: unknown): Promise<void> {
  memory.removeFavourite(chosenDocument(row)?.name ?? (await choose(memory.favourites)));
}

async function choose(names: readonly string[]): Promise<string> {
  if (names.length === 0) throw new Error('There are no favourites.');
  const item = await pickOne(
    names.map((label) => ({ label })),
    { title: 'Remove from Favourites', placeholder: 'Which document?' },
  );
  if (item === back) throw new Cancelled();
  return item.label;
}

import * as vscode from 'vscode';
import { askNodeFilter, chooseSavedFilter, type SavedFilters } from '../prompts/node-filter.ts';
import { askText, back } from '../prompts/quick-pick.ts';
import { parseQuery } from '../views/node-query.ts';
import type { ShownNodes } from '../views/shown-nodes.ts';

const setting = 'ssm.managedNodes.filters';

/** Asks for a filter and shows the nodes that pass it. */
export async function filterNodes(shown: ShownNodes): Promise<void> {
  shown.filter(await askNodeFilter(shown.query, readSavedFilters()));
}

/** Saves the filter of the view under a name; an existing one of that name after asking. */
export async function saveNodeFilter(shown: ShownNodes): Promise<void> {
  if (shown.query === '') throw new Error('There is no filter to save. Filter the managed nodes first.');
  const saved = readSavedFilters();
  const name = await askText({
    title: 'Save Filter',
    prompt: `A name for ${shown.query}`,
    check: (text) => (text.trim() === '' ? 'A name is needed.' : undefined),
  });
  if (name === back) return;
  if (Object.hasOwn(saved, name.trim()) && !(await confirmReplace(name.trim(), saved))) return;
  await writeSavedFilters({ ...saved, [name.trim()]: shown.query });
}

/** Asks for a saved filter and shows the nodes that pass it. */
export async function applySavedFilter(shown: ShownNodes): Promise<void> {
  const chosen = await chooseSavedFilter(requireSavedFilters(), 'Saved Filters');
  if (chosen === back) return;
  const parsed = parseQuery(chosen.query);
  if ('problem' in parsed) {
    throw new Error(`The saved filter ${chosen.name} cannot be used: ${parsed.problem.message}`);
  }
  shown.filter(chosen.query);
}

/** Asks for a saved filter and forgets it. */
export async function deleteSavedFilter(): Promise<void> {
  const saved = requireSavedFilters();
  const chosen = await chooseSavedFilter(saved, 'Delete a Saved Filter');
  if (chosen === back) return;
  await writeSavedFilters(Object.fromEntries(Object.entries(saved).filter(([name]) => name !== chosen.name)));
}

async function confirmReplace(name: string, saved: SavedFilters): Promise<boolean> {
  const replace = 'Replace';
  const detail = `It is ${saved[name] ?? ''} now.`;
  const message = `Replace the saved filter ${name}?`;
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, replace)) === replace;
}

function requireSavedFilters(): SavedFilters {
  const saved = readSavedFilters();
  if (Object.keys(saved).length > 0) return saved;
  throw new Error('No filter is saved. Filter the managed nodes, then run "Save Node Filter".');
}

/** Settings may hold anything. */
function readSavedFilters(): SavedFilters {
  const value = vscode.workspace.getConfiguration().get<unknown>(setting);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

async function writeSavedFilters(saved: SavedFilters): Promise<void> {
  await vscode.workspace.getConfiguration().update(setting, saved, vscode.ConfigurationTarget.Global);
}

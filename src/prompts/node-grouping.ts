import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { describeGrouping, groupings, mostLevels, tagOf, type Grouping } from '../views/node-groups.ts';
import { back, pickOne } from './quick-pick.ts';
import { readTags } from './targets.ts';

const title = 'Group Managed Nodes';

interface GroupingItem extends vscode.QuickPickItem {
  readonly choice: Grouping | 'tag' | 'done';
}

/**
 * Asks what to group by, level by level.
 * @param clients for the tag keys to choose from
 * @returns the levels, from the outermost one; none for no groups
 * @throws Cancelled if the user leaves it.
 */
export async function askGroupings(
  clients: () => Clients,
  current: readonly Grouping[],
): Promise<readonly Grouping[]> {
  const chosen: Grouping[] = [];
  while (chosen.length < mostLevels) {
    const item = await pickOne<GroupingItem>(items(chosen, current), {
      title: [title, ...chosen.map(describeGrouping)].join(' › '),
      placeholder: chosen.length === 0 ? 'Group by what?' : 'And within these groups?',
      canGoBack: chosen.length > 0,
    });
    if (item === back) chosen.pop();
    else if (item.choice === 'done') return chosen;
    else {
      const grouping = item.choice === 'tag' ? await askTagKey(clients()) : item.choice;
      if (grouping !== back) chosen.push(grouping);
    }
  }
  return chosen;
}

function items(chosen: readonly Grouping[], current: readonly Grouping[]): GroupingItem[] {
  const isCurrent = (choice: GroupingItem['choice']): boolean => current[chosen.length] === choice;
  const mark = (choice: GroupingItem['choice']): Pick<GroupingItem, 'description' | 'picked'> =>
    isCurrent(choice) ? { description: 'current', picked: true } : {};
  const fixed = Object.entries(groupings).map(([choice, { name, icon }]) => ({
    label: `$(${icon}) ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    choice: choice as Grouping,
    ...mark(choice as Grouping),
  }));
  const tag = current[chosen.length];
  const currentTag: GroupingItem[] =
    tag !== undefined && tagOf(tag) !== undefined
      ? [{ label: `$(tag) Tag ${tagOf(tag) ?? ''}`, choice: tag, ...mark(tag) }]
      : [];
  const all: GroupingItem[] = [
    {
      label: chosen.length === 0 ? '$(list-flat) Nothing' : '$(check) Nothing Further',
      choice: 'done',
      ...(chosen.length >= current.length ? { picked: true } : {}),
    },
    ...currentTag,
    { label: '$(tag) Tag…', description: 'the values of a tag of your choice', choice: 'tag' },
    ...fixed,
  ];
  return all.filter(({ choice }) => !chosen.some((one) => one === choice));
}

async function askTagKey(clients: Clients): Promise<Grouping | typeof back> {
  let known = new Set<string>();
  const item = await pickOne<vscode.QuickPickItem>(
    async function* keys(signal) {
      known = new Set((await readTags(clients, signal)).keys());
      yield [...known].sort().map((label) => ({ label }));
    },
    {
      title: `${title}: Tag`,
      placeholder: 'By the values of which tag? Choose a key or type one',
      canGoBack: true,
      typed: (text) => (known.has(text) ? undefined : { label: text, description: 'as typed' }),
    },
  );
  return item === back ? back : `tag:${item.label}`;
}

// The statuses of the nodes with their counts, each a button that shows only the nodes with that status.
import { countStatuses, statusNames, statusSign, type ResultRow } from './rows.ts';
import { element } from '../page.ts';

const counts = element('counts', HTMLElement);

export interface StatusChoice {
  /** The status whose nodes alone are shown; undefined: all. */
  readonly chosen: string | undefined;
  readonly choose: (status: string | undefined) => void;
}

/** Draws the buttons anew; the one that had the focus keeps it. */
export function drawCounts(all: readonly ResultRow[], { chosen, choose }: StatusChoice): void {
  const chips = [[undefined, all.length] as const, ...countStatuses(all)];
  const focused = [...counts.children].indexOf(document.activeElement ?? counts);
  counts.replaceChildren(
    ...chips.map(([name, number]) => {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.className = `chip ${name ?? ''}`;
      const count = number.toLocaleString('en');
      chip.textContent =
        name === undefined ? `All ${count}` : `${statusSign(name)} ${count} ${statusNames[name] ?? name}`;
      chip.ariaPressed = String(chosen === name);
      chip.addEventListener('click', () => choose(chosen === name ? undefined : name));
      return chip;
    }),
  );
  const again = counts.children[focused];
  if (again instanceof HTMLElement) again.focus();
}

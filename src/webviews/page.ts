// Runs in the pages of webviews, which are browsers.

/** The element of the page's own HTML with this id. @throws if there is none of this kind */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no element ${id}.`);
  return found;
}

export interface FilterEvents {
  /** Another text stands in the box. */
  readonly onChange: () => void;
  /** The arrow down leads from the box into the list. */
  readonly onLeave: () => void;
}

/** The box that filters a list; Escape empties it, and Ctrl+F leads into it. */
export function listenToFilter(box: HTMLInputElement, { onChange, onLeave }: FilterEvents): void {
  box.addEventListener('input', onChange);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onLeave();
    } else if (event.key === 'Escape') {
      box.value = '';
      onChange();
    }
  });
  document.addEventListener('keydown', (event) => {
    // The find of the page, which sees only the rows in sight, would mislead.
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
}

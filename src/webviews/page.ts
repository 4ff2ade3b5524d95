// Runs in the pages of webviews, which are browsers.

/** The element of the page's own HTML with this id. @throws if there is none of this kind */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no element ${id}.`);
  return found;
}

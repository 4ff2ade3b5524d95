/** The selector of the rows of a tree with all of these texts. */
export const treeRow = (tree: string, ...texts: readonly string[]): string =>
  `[role="tree"][aria-label="${tree}"] [role="treeitem"]${texts.map((text) => `:has-text("${text}")`).join('')}`;

/** What may stand before a node: `!tag` and `&anchor`. */
export interface Properties {
  readonly tag?: string | undefined;
  readonly anchor?: string | undefined;
}

export const noProperties: Properties = { tag: undefined, anchor: undefined };

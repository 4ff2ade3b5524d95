import type { Language } from '../../server/syntax/tree.ts';

/** What the worker is to do. `limit`: milliseconds that one piece of work may take. */
export type FuzzOrder =
  | { readonly kind: 'hostile'; readonly from: number; readonly limit: number }
  | { readonly kind: 'edits'; readonly from: number; readonly edits: number; readonly limit: number };

interface FuzzedText {
  readonly seed: number;
  readonly text: string;
  readonly language: Language;
}

/** What the worker tells. */
export type FuzzMessage =
  | ({ readonly kind: 'text'; readonly doing: string } & FuzzedText)
  | { readonly kind: 'doing'; readonly doing: string }
  | ({ readonly kind: 'slow'; readonly took: number; readonly doing: string } & FuzzedText)
  | ({ readonly kind: 'failed'; readonly message: string } & FuzzedText)
  | { readonly kind: 'done'; readonly seed: number; readonly edits: number }
  | { readonly kind: 'end' };

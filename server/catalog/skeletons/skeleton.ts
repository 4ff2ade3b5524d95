import type { DocumentKind } from '../kinds.ts';

/**
 * What a snippet writes, before it is YAML or JSON. A text may hold places to fill in: `«default»`, or `«a|b»` where
 * one of several is to be chosen. Equal places are filled in together.
 */
export type Skeleton =
  string | number | boolean | Raw | readonly Skeleton[] | { readonly [key: string]: Skeleton };

/** Text that stands for a number or a boolean, so that it is never quoted. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A snippet with its name and, for lists of completions, a sentence. */
export interface NamedSkeleton {
  /** What is typed to get it. */
  readonly prefix: string;
  readonly title: string;
  readonly doc: string;
  readonly body: Skeleton;
}

/** A whole document of a kind. */
export interface DocumentSkeleton {
  readonly prefix: string;
  readonly kind: DocumentKind;
  /** What tells it from other skeletons of the kind. */
  readonly what?: string;
  readonly body: Skeleton;
}

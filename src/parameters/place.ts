/** A part of a text in UTF-16 code units. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export interface TextProblem extends Place {
  readonly message: string;
  /** True if the text may hold a secret there, which is not to be kept. */
  readonly isSecret?: boolean;
}

/**
 * Numbers that look random and are the same for the same seed, so that a fleet can be made node by node, in any
 * order. The generator is sfc32 over a seed spread by xmur3 (both public domain); it is no source of secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Three whole numbers of 32 bits; see `seededRandom` and `RandomFamily` for how to get them. */
  constructor(a: number, b: number, c: number) {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    for (let round = 0; round < 12; round += 1) this.#next();
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor((this.#next() / 2 ** 32) * (high - low + 1));
  }

  /** True in `share` of the cases (0 to 1). */
  chance(share: number): boolean {
    return this.#next() / 2 ** 32 < share;
  }

  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  }

  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string {
    let digits = '';
    while (digits.length < length) digits += this.#next().toString(16).padStart(8, '0');
    return digits.slice(0, length);
  }

  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string {
    let text = '';
    while (text.length < length) text += alphabet.charAt(this.integer(0, alphabet.length - 1));
    return text;
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = (this.#b ^ (this.#b >>> 9)) >>> 0;
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0;
    return sum;
  }
}

/** The generator for a text. */
export function seededRandom(seed: string): Random {
  const spread = makeSpread(seed);
  return new Random(spread(), spread(), spread());
}

/** One generator per index, without hashing a text for each. */
export class RandomFamily {
  readonly #a: number;
  readonly #b: number;

  constructor(seed: string) {
    const spread = makeSpread(seed);
    this.#a = spread();
    this.#b = spread();
  }

  member(index: number): Random {
    return new Random(this.#a, this.#b, index);
  }
}

function makeSpread(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}

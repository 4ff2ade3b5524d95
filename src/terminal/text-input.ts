/** Typed text as UTF-8. Half of a surrogate pair at the end waits for its other half, which comes with the next text. */
export class TextInput {
  #half = '';

  encode(text: string): Buffer {
    const whole = this.#half + text;
    const endsInHalf = /[\uD800-\uDBFF]$/.test(whole);
    this.#half = endsInHalf ? whole.slice(-1) : '';
    return Buffer.from(endsInHalf ? whole.slice(0, -1) : whole);
  }
}

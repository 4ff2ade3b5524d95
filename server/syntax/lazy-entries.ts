/** Entries that still have to be moved by `by` before anybody sees them. */
export class LazyEntries<E extends { moved(by: number): E; faulty: boolean }> {
  private parsed: readonly E[];
  private by: number;

  constructor(parsed: readonly E[], by = 0) {
    this.parsed = parsed;
    this.by = by;
  }

  get all(): readonly E[] {
    if (this.by !== 0) {
      const by = this.by;
      this.parsed = this.parsed.map((entry) => entry.moved(by));
      this.by = 0;
    }
    return this.parsed;
  }

  moved(by: number): LazyEntries<E> {
    return new LazyEntries(this.parsed, this.by + by);
  }

  /** These entries with the one at `index` exchanged and the ones behind it moved. */
  spliced(index: number, entry: E, by: number): LazyEntries<E> {
    const all = this.all.slice();
    all[index] = entry;
    if (by !== 0) for (let i = index + 1; i < all.length; i++) all[i] = (all[i] as E).moved(by);
    return new LazyEntries(all);
  }
}

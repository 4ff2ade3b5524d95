import { AwsError } from '../aws/errors.ts';
import type { Page } from '../aws/page.ts';
import type { TreeNode } from './tree-node.ts';

/**
 * How many pages without a row are read for one that has some. A filter that matches few of 50,000 nodes must not read
 * all of them for a single look.
 */
const mostEmptyPages = 20;

/** What has been read of the rows of a connection, or of one row's children. */
export class Branch {
  readonly #abort = new AbortController();
  readonly #pages: AsyncIterator<Page<TreeNode>>;
  readonly #items: TreeNode[] = [];
  readonly #onError: (error: unknown) => void;
  #looked = 0;
  #began = false;
  #more = true;
  #error: unknown;
  #loading: Promise<void> | undefined;

  /** @param onError told of each failure once */
  constructor(
    open: (signal: AbortSignal) => AsyncIterable<Page<TreeNode>>,
    onError: (error: unknown) => void = () => undefined,
  ) {
    this.#onError = onError;
    this.#pages = open(this.#abort.signal)[Symbol.asyncIterator]();
  }

  get items(): readonly TreeNode[] {
    return this.#items;
  }

  /** How many items were looked at to find these. */
  get looked(): number {
    return this.#looked;
  }

  /** True if another page follows. */
  get more(): boolean {
    return this.#more;
  }

  /** Why the last page could not be read; it can be tried again. */
  get error(): unknown {
    return this.#error;
  }

  /** False before anybody has asked for the first page. */
  get hasBegun(): boolean {
    return this.#began;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** True once what is read is of no use to anyone. */
  get isAborted(): boolean {
    return this.#abort.signal.aborted;
  }

  /** True if there is nothing to show until the user has signed in. */
  get needsSignIn(): boolean {
    return (
      this.#items.length === 0 &&
      this.#error instanceof AwsError &&
      (this.#error.kind === 'expired' || this.#error.kind === 'no-credentials')
    );
  }

  abort(): void {
    this.#abort.abort();
  }

  /** Reads the first page, unless that has been done or has failed. */
  async loadFirst(): Promise<void> {
    if (!this.#began || (this.isLoading && this.#items.length === 0)) await this.load();
  }

  /** Reads the next page; several callers share one read. It does not reject: see `error`. */
  async load(): Promise<void> {
    this.#loading ??= this.#readPage().finally(() => (this.#loading = undefined));
    await this.#loading;
  }

  async #readPage(): Promise<void> {
    this.#began = true;
    this.#error = undefined;
    try {
      // Filters may leave a page empty although more follow; nobody wants to look at such a page.
      for (let read = 0; this.#more && read < mostEmptyPages; read += 1) {
        const result = await this.#pages.next();
        this.#more = result.done !== true && result.value.more;
        if (result.done === true) return;
        const { items, looked = items.length } = result.value;
        this.#items.push(...items);
        this.#looked += looked;
        if (items.length > 0) return;
      }
    } catch (error) {
      if (this.isAborted) return;
      this.#error = error;
      this.#onError(error);
    }
  }
}

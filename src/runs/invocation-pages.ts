import type { Clients } from '../aws/clients.ts';
import { readInvocationPage, type DetailedInvocation } from '../aws/command-invocations.ts';
import { hasCode } from '../aws/errors.ts';
import { isTerminal } from './run-status.ts';

/** One page of a command's nodes, as it was read last. */
interface Page {
  /** What it is asked for with. */
  readonly token: string | undefined;
  /** True if all its nodes have ended, so that it will not say anything new. */
  ended: boolean;
}

/**
 * The nodes of a command as far as they have been read. Pages whose nodes have all ended are not read again: the token
 * of the page behind them is known.
 *
 * Nothing relies on the order of the service's answers: what a node's final status is never changes, so all is known as
 * soon as each node has been seen with one.
 */
export class InvocationPages {
  readonly #clients: Clients;
  readonly #commandId: string;
  readonly #byNode = new Map<string, DetailedInvocation>();
  readonly #outputs = new Map<string, string>();
  #pages: Page[] = [{ token: undefined, ended: false }];
  /** Where reading goes on after a failure. */
  #next = 0;
  #ended = 0;
  /** Made when it is asked for, and again after each change. */
  #list: readonly DetailedInvocation[] | undefined;

  constructor(clients: Clients, commandId: string) {
    this.#clients = clients;
    this.#commandId = commandId;
  }

  /** The nodes in the order in which they were first seen; another list after each change. */
  get invocations(): readonly DetailedInvocation[] {
    this.#list ??= [...this.#byNode.values()];
    return this.#list;
  }

  /** How many nodes have ended. */
  get endedCount(): number {
    return this.#ended;
  }

  /** Pages that may still say something new. */
  get openPages(): number {
    return this.#pages.filter(({ ended }) => !ended).length;
  }

  /** True if more than one page is known. */
  get isLong(): boolean {
    return this.#pages.length > 1;
  }

  /** True if every node that has been seen has ended. */
  get allEnded(): boolean {
    return this.#ended === this.#byNode.size;
  }

  /** From here on every page counts as unread, because nodes are missing or have moved between pages. */
  startAnew(): void {
    this.#pages = [{ token: undefined, ended: false }];
    this.#next = 0;
  }

  /**
   * Reads each page that may say something new: one call per page. After a failure the next sweep goes on with the page
   * that could not be read.
   */
  async sweep(signal: AbortSignal): Promise<void> {
    try {
      await this.#readOn(signal);
    } catch (error) {
      // A token is good for a while only; what it led to is found again from the start.
      if (!hasCode(error, 'InvalidNextToken')) throw error;
      this.startAnew();
      await this.#readOn(signal);
    }
  }

  async #readOn(signal: AbortSignal): Promise<void> {
    for (; this.#next < this.#pages.length; this.#next++) {
      const page = this.#pages[this.#next];
      if (page !== undefined && !page.ended) await this.#read(page, signal);
    }
    this.#next = 0;
  }

  async #read(page: Page, signal: AbortSignal): Promise<void> {
    const request = { commandId: this.#commandId, nextToken: page.token };
    const answer = await readInvocationPage(this.#clients, request, signal);
    for (const invocation of answer.items) this.#add(invocation);
    const { nextToken = '' } = answer;
    const isLast = this.#pages.at(-1) === page;
    if (isLast && nextToken !== '') this.#pages.push({ token: nextToken, ended: false });
    // The last page may grow: the service finds the nodes of a tag little by little.
    page.ended = this.#pages.at(-1) !== page && answer.items.every(({ status }) => isTerminal(status));
  }

  #add(invocation: DetailedInvocation): void {
    const known = this.#byNode.get(invocation.instanceId);
    if (known !== undefined && (isTerminal(known.status) || same(known, invocation))) return;
    this.#byNode.set(invocation.instanceId, {
      ...invocation,
      steps: invocation.steps.map((step) => ({ ...step, output: this.#intern(step.output) })),
    });
    if (isTerminal(invocation.status)) this.#ended++;
    this.#list = undefined;
  }

  /** Equal outputs of many nodes are kept once. */
  #intern(output: string): string {
    const known = this.#outputs.get(output);
    if (known !== undefined) return known;
    this.#outputs.set(output, output);
    return output;
  }
}

function same(a: DetailedInvocation, b: DetailedInvocation): boolean {
  return a.status === b.status && JSON.stringify(a) === JSON.stringify(b);
}

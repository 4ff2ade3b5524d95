import type { HostTestEvent } from './events.ts';
import { readableStack } from './stack.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The last line of a run: `12 passed, 0 failed`, and `, 1 skipped` when something was. */
export function countLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The counts of several hosts as those of one run. */
export function sumCounts(parts: readonly Readonly<Counts>[]): Counts {
  const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of parts) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

export interface ReportOptions {
  /** Stack frames are shown relative to this folder. */
  root: string;
  readonly print: (line: string) => void;
}

/** Prints each test's result as it comes, and keeps count. */
export class Report {
  readonly #options: ReportOptions;
  readonly #counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  #running: string | undefined;
  #reloads = 0;
  #finished = false;

  constructor(options: ReportOptions) {
    this.#options = options;
  }

  get counts(): Readonly<Counts> {
    return this.#counts;
  }

  /** The title of the test that runs, or ran last when the run broke off. */
  get running(): string | undefined {
    return this.#running;
  }

  /** How often the window was loaded again on purpose. */
  get reloads(): number {
    return this.#reloads;
  }

  /** True when the tests themselves said that they are through. */
  get finished(): boolean {
    return this.#finished;
  }

  handle(event: HostTestEvent): void {
    const { print } = this.#options;
    switch (event.type) {
      case 'start':
        print(`${event.total} tests in ${this.#reloads === 0 ? 'VS Code' : 'the window loaded again'}`);
        break;
      case 'test':
        this.#running = titleLine(event.title);
        break;
      case 'pass':
        this.#counts.passed += 1;
        print(`  ✓ ${titleLine(event.title)} (${Math.round(event.duration)} ms)`);
        break;
      case 'skip':
        this.#counts.skipped += 1;
        print(`  - ${titleLine(event.title)} (skipped)`);
        break;
      case 'fail':
        this.#counts.failed += 1;
        print(`  ✗ ${titleLine(event.title)}`);
        print(indent(failureText(event.error.message, event.error.stack, this.#options.root)));
        break;
      case 'part':
        break;
      case 'reload':
        this.#reloads += 1;
        break;
      case 'end':
        this.#finished = true;
    }
  }

  /** Records that the run broke off, as one failure more: a run that did not finish has not passed. */
  break(reason: string): void {
    const { print } = this.#options;
    this.#counts.failed += 1;
    print(`  ✗ ${reason}`);
    if (this.#running !== undefined) print(`    last running: ${this.#running}`);
  }
}

/** `['Nodes', 'lists them']` -> `Nodes › lists them`. */
export function titleLine(title: readonly string[]): string {
  return title.filter((part) => part !== '').join(' › ');
}

/** The stack repeats the message in most engines; when it does not, the message goes first. */
function failureText(message: string, stack: string, root: string): string {
  const readable = readableStack(stack, root);
  return readable.includes(message.split('\n')[0] ?? '') ? readable : `${message}\n${readable}`;
}

const indent = (text: string): string => text.replace(/^/gm, '      ');

import type { Connection } from 'vscode-languageserver';
import { diagnoseInSteps } from '../rules/diagnose.ts';
import type { Diagnostic, Severity } from '../rules/rule.ts';
import { toLspDiagnostic } from './convert.ts';
import type { OpenDocument } from './open-document.ts';

/** So long, in milliseconds, rules run in one go; then messages of the editor get in. */
const SLICE = 5;

/** A version that is not checked to the end. */
interface Pending {
  readonly document: OpenDocument;
  /** Undefined until the rules have begun. */
  steps?: Iterator<undefined, readonly Diagnostic[]>;
  next: NodeJS.Immediate;
}

/**
 * Publishes the diagnostics of open documents. A version is checked as soon as every message that came with it is
 * handled, so a burst of changes is checked once, in its newest version. The rules run in slices; a change that comes
 * in between ends the work on the version before it, so no stale work ever queues up and none is published. Who types
 * faster than the rules run, which is possible in documents far beyond the service's limit, sees findings at a pause.
 */
export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #pending = new Map<string, Pending>();
  readonly #newest = new Map<string, { version: number; diagnostics: readonly Diagnostic[] }>();
  #configurationsAwaited = 0;
  #severities: Readonly<Record<string, Severity | 'off'>> = {};

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Publishes nothing until `configure`, so that nobody sees findings that the setting turns off. */
  awaitConfiguration(): void {
    this.#configurationsAwaited += 1;
  }

  configure(severities: Readonly<Record<string, Severity | 'off'>>): void {
    this.#configurationsAwaited -= 1;
    this.#severities = severities;
    this.#newest.clear();
  }

  /** The setting that the newest diagnostics were made with. */
  get severities(): Readonly<Record<string, Severity | 'off'>> {
    return this.#severities;
  }

  /** Checks the newest version of `document` soon, and no older one any more. */
  schedule(document: OpenDocument): void {
    clearImmediate(this.#pending.get(document.uri)?.next);
    const pending: Pending = {
      document,
      // The connection handles one message in each turn of the event loop and asks for the next turn only after this
      // one did. So the turn after the next comes when no message is waiting, or a change among them begins anew.
      next: setImmediate(() => {
        pending.next = setImmediate(() => this.#check(pending));
      }),
    };
    this.#pending.set(document.uri, pending);
  }

  /** The diagnostics of the newest version, for code actions; made now if they are not there yet. */
  of(document: OpenDocument): readonly Diagnostic[] {
    const known = this.#newest.get(document.uri);
    if (known?.version === document.version) return known.diagnostics;
    const steps = this.#begin(document);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    this.#newest.set(document.uri, { version: document.version, diagnostics: step.value });
    return step.value;
  }

  /** Forgets a closed document and takes its diagnostics out of the editor. */
  async close(uri: string): Promise<void> {
    clearImmediate(this.#pending.get(uri)?.next);
    this.#pending.delete(uri);
    this.#newest.delete(uri);
    await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** One slice of the work on a version. */
  #check(pending: Pending): void {
    const { document } = pending;
    // When the configuration is there, all open documents are scheduled.
    if (this.#configurationsAwaited > 0) return;
    if (this.#newest.get(document.uri)?.version !== document.version) {
      pending.steps ??= this.#begin(document);
      const end = performance.now() + SLICE;
      let step = pending.steps.next();
      while (step.done !== true && performance.now() < end) step = pending.steps.next();
      if (step.done !== true) {
        pending.next = setImmediate(() => this.#check(pending));
        return;
      }
      this.#newest.set(document.uri, { version: document.version, diagnostics: step.value });
    }
    this.#pending.delete(document.uri);
    this.#publish(document);
  }

  #begin(document: OpenDocument): Iterator<undefined, readonly Diagnostic[]> {
    return diagnoseInSteps(document.analysis, {
      severities: this.#severities,
      onFault: (code, error) => this.#connection.console.error(`Rule ${code}: ${String(error)}`),
    });
  }

  #publish(document: OpenDocument): void {
    const diagnostics = this.of(document).map((diagnostic) => toLspDiagnostic(document, diagnostic));
    void this.#connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  }
}

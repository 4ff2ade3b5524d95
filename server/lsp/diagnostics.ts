import type { Connection } from 'vscode-languageserver';
import { diagnose } from '../rules/diagnose.ts';
import type { Diagnostic, Severity } from '../rules/rule.ts';
import { toLspDiagnostic } from './convert.ts';
import type { OpenDocument } from './open-document.ts';

/** The rules run when nothing was typed for so long, in milliseconds… */
const IDLE = 10;
/** …and at the latest so long after the first change, in milliseconds, however fast somebody types. */
const PATIENCE = 50;

interface Pending {
  readonly since: number;
  timer: NodeJS.Timeout;
}

/**
 * Publishes the diagnostics of open documents. A burst of changes is checked once, in its newest version, so no work
 * on older versions ever queues up.
 */
export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #pending = new Map<string, Pending>();
  readonly #newest = new Map<string, { version: number; diagnostics: readonly Diagnostic[] }>();
  #severities: Readonly<Record<string, Severity | 'off'>> = {};

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  configure(severities: Readonly<Record<string, Severity | 'off'>>): void {
    this.#severities = severities;
    this.#newest.clear();
  }

  /** The setting that the newest diagnostics were made with. */
  get severities(): Readonly<Record<string, Severity | 'off'>> {
    return this.#severities;
  }

  /** Checks `document` soon. */
  schedule(document: OpenDocument): void {
    const now = performance.now();
    const before = this.#pending.get(document.uri);
    if (before !== undefined) clearTimeout(before.timer);
    const since = before?.since ?? now;
    const delay = Math.max(0, Math.min(IDLE, since + PATIENCE - now));
    const timer = setTimeout(() => this.#publish(document), delay);
    this.#pending.set(document.uri, { since, timer });
  }

  /** The diagnostics of the newest version, for code actions; made now if they are not there yet. */
  of(document: OpenDocument): readonly Diagnostic[] {
    const known = this.#newest.get(document.uri);
    if (known?.version === document.version) return known.diagnostics;
    const diagnostics =
      diagnose(document.analysis, {
        severities: this.#severities,
        onFault: (code, error) => this.#connection.console.error(`Rule ${code}: ${String(error)}`),
      }) ?? [];
    this.#newest.set(document.uri, { version: document.version, diagnostics });
    return diagnostics;
  }

  /** Forgets a closed document and takes its diagnostics out of the editor. */
  async close(uri: string): Promise<void> {
    clearTimeout(this.#pending.get(uri)?.timer);
    this.#pending.delete(uri);
    this.#newest.delete(uri);
    await this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  #publish(document: OpenDocument): void {
    this.#pending.delete(document.uri);
    const diagnostics = this.of(document).map((diagnostic) => toLspDiagnostic(document, diagnostic));
    void this.#connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  }
}

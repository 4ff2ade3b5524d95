import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze, type Analysis } from '../analysis.ts';
import { edit } from '../syntax/edit.ts';
import { parse } from '../syntax/parse.ts';
import type { Language, SyntaxTree } from '../syntax/tree.ts';

/** So many documents keep their analysis: those that somebody works with, and not all that are open. */
const MAX_KEPT = 4;

/** The documents with an analysis, the last one that was asked for first. */
const recentlyAsked: OpenDocument[] = [];

/**
 * One document that the editor has open. Its tree follows the editor's changes one by one; the analysis of the newest
 * version is made when somebody asks for it.
 */
export class OpenDocument {
  readonly language: Language;
  #lines: TextDocument;
  #tree: SyntaxTree;
  #analysis: Analysis | undefined;

  constructor(document: TextDocument) {
    this.language = document.languageId.includes('json') ? 'json' : 'yaml';
    this.#lines = document;
    this.#tree = parse(document.getText(), this.language);
  }

  get uri(): string {
    return this.#lines.uri;
  }

  get version(): number {
    return this.#lines.version;
  }

  /** Turns offsets into positions and back. */
  get lines(): TextDocument {
    return this.#lines;
  }

  /** The snapshot of the newest version. */
  get analysis(): Analysis {
    this.#analysis ??= analyze(this.#tree);
    if (recentlyAsked[0] !== this) this.#keepBeforeOthers();
    return this.#analysis;
  }

  /** An analysis with all that rules and features found is far larger than the tree, so only a few are kept. */
  #keepBeforeOthers(): void {
    const at = recentlyAsked.indexOf(this);
    if (at !== -1) recentlyAsked.splice(at, 1);
    recentlyAsked.unshift(this);
    const last = recentlyAsked.length > MAX_KEPT ? recentlyAsked.pop() : undefined;
    if (last !== undefined) last.#analysis = undefined;
  }

  /** Takes over the editor's changes, each of which refers to the text after the one before it. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.#analysis = undefined;
    for (const change of changes) {
      if ('range' in change) {
        const start = this.#lines.offsetAt(change.range.start);
        const end = this.#lines.offsetAt(change.range.end);
        this.#tree = edit(this.#tree, { start, end, text: change.text });
      } else {
        this.#tree = parse(change.text, this.language);
      }
      this.#lines = TextDocument.update(this.#lines, [change], version);
    }
  }
}

import type { Connection, InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serve } from '../../../server/lsp/serve.ts';
import type { Language, TextEdit } from '../../../server/syntax/tree.ts';

type Handle = (params: unknown, token: unknown) => unknown;

const notCancelled = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => 0 }),
};
const uri = 'file:///fuzz/document';

/**
 * The whole server without a wire: what it registers at its connection is kept, and called directly. So every feature
 * is asked that there is, also those that come later, and a fault is known at once.
 */
export class ServerUnderTest {
  /** What the server logged as errors: faults in rules and features. */
  readonly faults: string[] = [];
  readonly #handles = new Map<string, Handle>();
  #lines = TextDocument.create(uri, 'ssm-yaml', 0, '');

  constructor() {
    const initializationOptions = { commands: ['ssm.disableRule'] };
    serve(this.#recorder('') as Connection, { capabilities: {}, initializationOptions } as InitializeParams);
  }

  /** The names of the requests that the server answers. */
  get requests(): readonly string[] {
    return [...this.#handles.keys()].filter(
      (name) => !/\.onDid|\.onInit|\.onRequest|\.onShut|\.onExit/.test(name),
    );
  }

  open(text: string, language: Language): void {
    const languageId = `ssm-${language}`;
    this.#lines = TextDocument.create(uri, languageId, 1, text);
    this.#call('.onDidOpenTextDocument', { textDocument: { uri, languageId, version: 1, text } });
  }

  change({ start, end, text }: TextEdit): void {
    const range = { start: this.#lines.positionAt(start), end: this.#lines.positionAt(end) };
    const version = this.#lines.version + 1;
    const contentChanges = [{ range, text }];
    this.#lines = TextDocument.update(this.#lines, contentChanges, version);
    this.#call('.onDidChangeTextDocument', { textDocument: { uri, version }, contentChanges });
  }

  close(): void {
    this.#call('.onDidCloseTextDocument', { textDocument: { uri } });
  }

  /** Asks for everything at `offset`; the diagnostics come with the code actions for the whole text. */
  askAll(offset: number, asking: (request: string) => void = () => undefined): void {
    const position = this.#lines.positionAt(offset);
    const end = this.#lines.positionAt(this.#lines.getText().length);
    const here = { start: position, end: position };
    const params = {
      textDocument: { uri },
      position,
      positions: [position],
      range: { start: { line: 0, character: 0 }, end },
      context: { diagnostics: [], includeDeclaration: true },
      item: { uri, name: '', kind: 12, range: here, selectionRange: here },
      newName: 'renamed',
      query: '',
      options: { tabSize: 2, insertSpaces: true },
      previousResultId: '',
    };
    for (const request of this.requests) {
      asking(request);
      this.#call(request, params);
    }
    asking('fixAll');
    this.#call('.onCodeAction', { ...params, context: { diagnostics: [], only: ['source.fixAll'] } });
  }

  #call(name: string, params: unknown): void {
    const answer = this.#handles.get(name)?.(params, notCancelled);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.faults.push(String(error)));
  }

  /** Takes any call; functions that are handed over are handlers, everything else goes nowhere. */
  #recorder(path: string): unknown {
    return new Proxy(() => undefined, {
      get: (_target, name) => this.#recorder(`${path}.${String(name)}`),
      apply: (_target, _self, [first, second]: unknown[]) => {
        if (path === '.console.error') this.faults.push(String(first));
        const handle = typeof first === 'function' ? first : second;
        if (typeof handle === 'function') this.#handles.set(path, handle as Handle);
        return Promise.resolve(null);
      },
    });
  }
}

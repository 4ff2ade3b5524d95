// What stands in for VS Code's API where tests run the extension without a window: enough of it for every command.
// Questions are answered by `answers`, trees are read when they change, and editors hold texts without showing them.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Answers } from './answers.ts';
import { Documents, type TextDocument } from './documents.ts';
import { Terminals } from './terminals.ts';
import {
  Disposable,
  EventEmitter,
  TabInputText,
  TabInputTextDiff,
  Uri,
  type WorkspaceEdit,
} from './values.ts';

export * from './values.ts';

const nothing = new Disposable(() => undefined);
const never = (): Disposable => nothing;

interface Provider {
  readonly onDidChangeTreeData: (listener: (row: unknown) => void) => unknown;
  getChildren(row?: object): Promise<readonly TreeRow[]>;
}

export interface TreeRow {
  readonly id: string;
  readonly label: string;
  readonly subject?: unknown;
  readonly description?: string;
  readonly accessibilityLabel?: string;
  readonly expanded?: boolean;
}

interface Editor {
  readonly document: TextDocument;
  insertSnippet(snippet: { readonly value: string }): Promise<boolean>;
}

interface Page {
  /** Says something to the extension, as the script in the page does. */
  readonly tell: (message: object) => void;
  readonly dispose: () => void;
}

/** What a test sees of the window, and does to it. */
export class Stage {
  readonly answers = new Answers();
  readonly #work = new Set<Promise<unknown>>();
  readonly documents = new Documents((work) => this.track(work));
  readonly terminals = new Terminals();
  readonly commands = new Map<string, (...args: unknown[]) => unknown>();
  readonly trees = new Map<string, Provider>();
  readonly settings = new Map<string, unknown>();
  readonly context = new Map<string, unknown>();
  readonly editors = new EventEmitter<Editor | undefined>();
  readonly configuration = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();
  /** The view that is open in the side bar: it alone is read anew when it changes. */
  visibleView = '';
  folder = Uri.file('/');
  clipboard = '';
  editor: Editor | undefined;
  /** Told of a button of a message that is pressed. */
  buttons: ((label: string) => void)[] = [];
  /** The pages that are open, the newest last. */
  pages: Page[] = [];
  tab: object | undefined;
  /** The operations that the extension has called, in order. */
  calls: string[] = [];
  /** What the user was told: messages, errors, pages that were opened. */
  messages: string[] = [];
  errors: string[] = [];
  opened: string[] = [];
  /** All that the window has ever said or written to its log. */
  log: string[] = [];

  /** Remembers what nobody waits for. */
  track(work: Promise<unknown>): void {
    const kept = work.catch((error: unknown) => this.errors.push(String(error)));
    this.#work.add(kept);
    void kept.then(() => this.#work.delete(kept));
  }

  /**
   * Resolves when nothing that was begun is under way any more. What follows a call or a read without waiting for
   * another one begins within a few turns of the event loop.
   */
  async idle(): Promise<void> {
    for (let turns = 0; turns < 20; turns++) {
      if (this.#work.size > 0) turns = 0;
      await Promise.all(this.#work);
      await turn();
    }
  }

  /** Looks at what a command left behind, with nothing of what went before. */
  clear(): void {
    this.calls = [];
    this.messages = [];
    this.errors = [];
    this.opened = [];
    this.clipboard = '';
  }

  show(document: TextDocument, tab: object): Editor {
    const insertSnippet = ({ value }: { readonly value: string }): Promise<boolean> => {
      document.edit(value);
      return Promise.resolve(true);
    };
    this.editor = { document, insertSnippet };
    this.tab = { input: tab, label: document.uri.path };
    this.editors.fire(this.editor);
    return this.editor;
  }
}

export const stage = new Stage();

const manifest = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'),
) as { contributes: { configuration: { properties: Record<string, { default?: unknown }> } } };

const settingOf = (key: string): unknown =>
  stage.settings.get(key) ?? manifest.contributes.configuration.properties[key]?.default;

export const commands = {
  registerCommand(id: string, run: (...args: unknown[]) => unknown) {
    stage.commands.set(id, run);
    return new Disposable(() => stage.commands.delete(id));
  },
  async executeCommand(id: string, ...args: unknown[]): Promise<unknown> {
    const own = stage.commands.get(id);
    if (own !== undefined) return own(...args);
    if (id === 'setContext') stage.context.set(String(args[0]), args[1]);
    if (id === 'workbench.action.terminal.split') {
      const [{ config }] = args as [{ config: { id: string } }];
      await stage.terminals.split(config.id);
    }
    if (id === 'vscode.diff') {
      const [left, right] = args as [Uri, Uri];
      await stage.documents.openDocument(left);
      stage.show(await stage.documents.openDocument(right), new TabInputTextDiff(left, right));
    }
    if (id === 'workbench.action.files.revert' && stage.editor !== undefined) {
      const { document } = stage.editor;
      document.replaceAll(await stage.documents.read(document.uri));
    }
    return undefined;
  },
};

function message(kind: 'messages' | 'errors') {
  return (text: string, ...rest: unknown[]): Promise<string | undefined> => {
    const [options] = rest;
    if (typeof options === 'object' && options !== null && 'modal' in options) {
      stage.log.push(text, JSON.stringify(options));
      const actions = rest.filter((one) => typeof one === 'string');
      return Promise.resolve(stage.answers.dialog(text, actions));
    }
    stage[kind].push(text);
    stage.log.push(text);
    return new Promise((resolve) =>
      stage.buttons.push((label) => (rest.includes(label) ? resolve(label) : undefined)),
    );
  };
}

/** Reads what a tree shows before anybody has opened a row. */
async function readOpen(provider: Provider): Promise<void> {
  for (const row of await provider.getChildren()) if (row.expanded === true) await provider.getChildren(row);
}

const noProgress = { report: () => undefined };
const noCancellation = { isCancellationRequested: false, onCancellationRequested: never };
const write = (text: unknown): void => void stage.log.push(String(text));
const log = () => ({
  ...{ info: write, warn: write, error: write, debug: write, trace: write },
  ...{ show: never, dispose: never },
});

export const window = {
  createOutputChannel: log,
  createInputBox: () => stage.answers.createInputBox(),
  createQuickPick: () => stage.answers.createQuickPick(),
  createStatusBarItem: () => ({ show: never, hide: never, dispose: never }),
  setStatusBarMessage(text: string) {
    stage.messages.push(text);
    stage.log.push(text);
    return nothing;
  },
  showInformationMessage: message('messages'),
  showWarningMessage: message('messages'),
  showErrorMessage: message('errors'),
  /** The file that is offered is the one that is taken. */
  showSaveDialog: ({ defaultUri }: { defaultUri?: Uri }) =>
    Promise.resolve(stage.answers.dialog('Save', ['Save']) === undefined ? undefined : defaultUri),
  showOpenDialog({ title = '' }: { title?: string }) {
    const name = stage.answers.file(title);
    return Promise.resolve(name === undefined ? undefined : [Uri.joinPath(stage.folder, name)]);
  },
  /** What is picked already is taken. */
  showQuickPick: (items: readonly { readonly picked?: boolean }[]) =>
    Promise.resolve(items.filter(({ picked }) => picked === true)),
  withProgress: (_: object, work: (progress: object, token: object) => unknown) =>
    Promise.resolve(work(noProgress, noCancellation)),
  createTreeView(viewId: string, { treeDataProvider }: { treeDataProvider: Provider }) {
    stage.trees.set(viewId, treeDataProvider);
    treeDataProvider.onDidChangeTreeData(() => {
      if (stage.visibleView === viewId) stage.track(readOpen(treeDataProvider));
    });
    return {
      ...{ selection: [], message: '', description: '', dispose: never },
      get visible() {
        return stage.visibleView === viewId;
      },
      onDidChangeVisibility: never,
      reveal: () => Promise.resolve(),
    };
  },
  createWebviewPanel() {
    const listeners = new EventEmitter<unknown>();
    const closes = new EventEmitter<undefined>();
    const page: Page = {
      tell: (message) => listeners.fire(message),
      dispose: () => {
        stage.pages = stage.pages.filter((one) => one !== page);
        closes.fire(undefined);
      },
    };
    stage.pages.push(page);
    const webview = {
      ...{ cspSource: 'self', options: {}, postMessage: () => Promise.resolve(true) },
      asWebviewUri: (uri: Uri) => uri,
      onDidReceiveMessage: listeners.event,
      // The page says that it is there.
      set html(_: string) {
        setImmediate(() => page.tell({ type: 'ready' }));
      },
    };
    return {
      ...{ webview, visible: true, active: true, title: '', viewColumn: 1, reveal: never },
      ...{ onDidDispose: closes.event, onDidChangeViewState: never, dispose: page.dispose },
    };
  },
  registerWebviewPanelSerializer: never,
  createTerminal: (options: Parameters<Terminals['create']>[0]) => stage.terminals.create(options),
  registerTerminalProfileProvider: (id: string, provider: Parameters<Terminals['registerProfile']>[1]) =>
    stage.terminals.registerProfile(id, provider),
  onDidOpenTerminal: stage.terminals.opened.event,
  onDidCloseTerminal: stage.terminals.closed.event,
  onDidChangeActiveTerminal: stage.terminals.activated.event,
  get terminals() {
    return stage.terminals.all;
  },
  get activeTerminal() {
    return stage.terminals.active;
  },
  get activeTextEditor() {
    return stage.editor;
  },
  onDidChangeActiveTextEditor: stage.editors.event,
  onDidChangeVisibleTextEditors: never,
  visibleTextEditors: [],
  async showTextDocument(shown: Uri | TextDocument): Promise<Editor> {
    const document = shown instanceof Uri ? await stage.documents.openDocument(shown) : shown;
    return stage.show(document, new TabInputText(document.uri));
  },
  tabGroups: {
    get all() {
      return [{ tabs: stage.tab === undefined ? [] : [stage.tab] }];
    },
    get activeTabGroup() {
      return { activeTab: stage.tab };
    },
    close: () => Promise.resolve(true),
    onDidChangeTabs: never,
  },
};

export const workspace = {
  isTrusted: true,
  get textDocuments() {
    return stage.documents.open;
  },
  get workspaceFolders() {
    return [{ uri: stage.folder, name: 'folder', index: 0 }];
  },
  fs: stage.documents.fileSystem,
  getConfiguration: (section?: string) => {
    const full = (key: string): string => (section === undefined ? key : `${section}.${key}`);
    return {
      get: (key: string, otherwise?: unknown) => settingOf(full(key)) ?? otherwise,
      inspect: () => undefined,
      update(key: string, value: unknown) {
        stage.settings.set(full(key), value);
        stage.configuration.fire({ affectsConfiguration: (asked) => full(key).startsWith(asked) });
        return Promise.resolve();
      },
    };
  },
  async openTextDocument(shown: Uri | { content?: string; language?: string }): Promise<TextDocument> {
    if (shown instanceof Uri) return stage.documents.openDocument(shown);
    const { content = '', language = 'plaintext' } = shown;
    const uri = (number: number): Uri => Uri.from({ scheme: 'untitled', path: `Untitled-${number}` });
    return Promise.resolve(stage.documents.openText(uri, content, language));
  },
  async applyEdit({ edits }: WorkspaceEdit): Promise<boolean> {
    for (const { uri, range, text } of edits) {
      const document = await stage.documents.openDocument(uri);
      const all = document.getText();
      document.edit(
        all.slice(0, document.offsetAt(range.start)) + text + all.slice(document.offsetAt(range.end)),
      );
    }
    return true;
  },
  registerTextDocumentContentProvider(scheme: string, provider: Parameters<Documents['registerTexts']>[1]) {
    stage.documents.registerTexts(scheme, provider);
    return nothing;
  },
  registerFileSystemProvider(scheme: string, provider: Parameters<Documents['registerFiles']>[1]) {
    stage.documents.registerFiles(scheme, provider);
    return nothing;
  },
  onDidOpenTextDocument: stage.documents.opened.event,
  onDidChangeTextDocument: stage.documents.changed.event,
  onDidCloseTextDocument: stage.documents.closed.event,
  onWillSaveTextDocument: stage.documents.willSave.event,
  onDidSaveTextDocument: stage.documents.saved.event,
  onDidChangeConfiguration: stage.configuration.event,
  onDidGrantWorkspaceTrust: never,
};

export const languages = {
  ...{ registerHoverProvider: never, registerDocumentLinkProvider: never },
  ...{ registerCodeLensProvider: never, registerCompletionItemProvider: never },
  createDiagnosticCollection: () => ({ set: never, delete: never, clear: never, dispose: never }),
  setTextDocumentLanguage: (document: TextDocument) => Promise.resolve(document),
};

export const env = {
  appRoot: '/',
  clipboard: {
    readText: () => Promise.resolve(stage.clipboard),
    writeText(text: string) {
      stage.clipboard = text;
      return Promise.resolve();
    },
  },
  openExternal(uri: Uri) {
    stage.opened.push(uri.toString());
    return Promise.resolve(true);
  },
  asExternalUri: (uri: Uri) => Promise.resolve(uri),
};

import * as vscode from 'vscode';
import type { Page } from '../aws/page.ts';
import { toCsv } from '../views/csv.ts';
import type { FromPage, ReadState, TableHead, ToPage } from '../webviews/table/messages.ts';
import { describeRows, type Row } from '../webviews/table/rows.ts';
import { webviewPage, webviewRoot } from './webview-page.ts';

/** A table to fill and to show. */
export interface TableQuery extends TableHead {
  /** Reads the rows page by page; a page that has failed can be asked for again. */
  readonly read: (signal: AbortSignal) => AsyncIterable<Page<Row>>;
  /** What a file with the rows is called, without its ending. */
  readonly fileName: string;
}

export interface TablePanelOptions {
  readonly extensionUri: vscode.Uri;
  /** Shows why something that was asked for in the table did not work. */
  readonly onError: (error: unknown) => void;
}

/** Rows that one message carries, so that the page stays responsive while a large fleet comes in. */
const batch = 2000;

/** Opens an editor tab with a table that fills page by page. */
export function showTable(query: TableQuery, options: TablePanelOptions): void {
  new TablePanel(query, options).read();
}

/** One tab: what it has read outlives the page in it, which VS Code drops while the tab is hidden. */
class TablePanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #query: TableQuery;
  readonly #onError: (error: unknown) => void;
  readonly #closed = new AbortController();
  readonly #pages: AsyncIterator<Page<Row>>;
  readonly #rows: Row[] = [];
  #pageCount = 0;
  #state: ReadState = { kind: 'reading', text: 'Reading…' };
  /** The page that is under way; stopping leaves it so, and reading on waits for it. */
  #next: Promise<IteratorResult<Page<Row>>> | undefined;
  #stop: (() => void) | undefined;

  constructor(query: TableQuery, { extensionUri, onError }: TablePanelOptions) {
    this.#query = query;
    this.#onError = onError;
    this.#pages = query.read(this.#closed.signal)[Symbol.asyncIterator]();
    const root = webviewRoot(extensionUri);
    this.#panel = vscode.window.createWebviewPanel('ssm.table', query.title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [root],
    });
    this.#panel.onDidDispose(() => {
      this.#closed.abort();
      this.#stop?.();
    });
    this.#panel.webview.onDidReceiveMessage((message: FromPage) => {
      this.#handle(message).catch(onError);
    });
    this.#panel.webview.html = webviewPage(this.#panel.webview, root, {
      name: 'table',
      title: 'Table',
      body,
    });
  }

  /** Reads on from where reading was stopped or has failed. Returns at once. */
  read(): void {
    if (this.#stop !== undefined) return;
    const stopped = new Promise<'stopped'>((resolve) => (this.#stop = () => resolve('stopped')));
    this.#readOn(stopped)
      .catch(this.#onError)
      .finally(() => (this.#stop = undefined));
  }

  async #readOn(stopped: Promise<'stopped'>): Promise<void> {
    this.#showProgress();
    try {
      for (;;) {
        this.#next ??= this.#pages.next();
        const result = await Promise.race([this.#next, stopped]);
        if (result === 'stopped') {
          // Whoever reads on sees how it ended.
          this.#next.catch(() => undefined);
          this.#show({ kind: 'stopped', text: 'Stopped: not everything was read.' });
          return;
        }
        this.#next = undefined;
        if (result.done === true) break;
        this.#add(result.value.items);
        if (!result.value.more) break;
        this.#showProgress();
      }
      this.#show({ kind: 'done', text: this.#rows.length === 0 ? 'Nothing was found.' : '' });
    } catch (error) {
      this.#next = undefined;
      this.#show({ kind: 'failed', text: error instanceof Error ? error.message : String(error) });
    }
  }

  #add(rows: readonly Row[]): void {
    this.#pageCount++;
    for (const row of rows) this.#rows.push(row);
    this.#sendRows(rows);
  }

  #showProgress(): void {
    const { nodeColumn } = this.#query;
    const text =
      this.#pageCount === 0
        ? 'Reading…'
        : `Reading page ${this.#pageCount + 1}… ${describeRows(this.#rows, this.#rows, nodeColumn)} so far`;
    this.#show({ kind: 'reading', text });
  }

  async #handle(message: FromPage): Promise<void> {
    const { title, columns, nodeColumn, fileName } = this.#query;
    switch (message.type) {
      case 'ready':
        this.#send({ type: 'table', title, columns, ...(nodeColumn === undefined ? {} : { nodeColumn }) });
        this.#sendRows(this.#rows);
        this.#send({ type: 'state', state: this.#state });
        break;
      case 'stop':
        this.#stop?.();
        break;
      case 'retry':
        this.read();
        break;
      case 'export':
        await exportCsv(`${fileName}.csv`, toCsv(columns, message.rows));
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        break;
    }
  }

  #sendRows(rows: readonly Row[]): void {
    for (let start = 0; start < rows.length; start += batch) {
      this.#send({ type: 'rows', rows: rows.slice(start, start + batch) });
    }
  }

  #show(state: ReadState): void {
    this.#state = state;
    this.#send({ type: 'state', state });
  }

  /** A page that is hidden or not there yet gets nothing; it asks for everything when it is ready. */
  #send(message: ToPage): void {
    if (!this.#closed.signal.aborted) void this.#panel.webview.postMessage(message);
  }
}

/** Asks where to, writes the file, and offers to open it. */
async function exportCsv(fileName: string, text: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    filters: { CSV: ['csv'] },
    saveLabel: 'Export',
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = 'Open';
  const name = target.path.split('/').at(-1) ?? '';
  void vscode.window.showInformationMessage(`The table was exported to ${name}.`, open).then((action) => {
    if (action === open) void vscode.window.showTextDocument(target);
  });
}

const body = `
    <div id="bar" role="toolbar" aria-label="Table">
      <input id="filter" type="text" placeholder="Filter the rows" aria-label="Filter the rows" spellcheck="false">
      <span id="count" role="status"></span>
      <span id="state" role="status"></span>
      <button id="stop" type="button" hidden>Stop</button>
      <button id="retry" type="button" hidden>Read On</button>
      <button id="export" type="button" disabled>Export as CSV…</button>
    </div>
    <div id="scroller" role="grid" aria-readonly="true" tabindex="0">
      <div id="head" role="row" aria-rowindex="1"></div>
      <div id="body" role="rowgroup"></div>
    </div>`;

import { webviewPage } from '../../scripts/vscode-host/webview-page.ts';
import { ui } from './ui.ts';

export const { evaluate: inPage, until: untilInPage } = webviewPage(ui, '#show-groups', 'the page');

/** The text of an element of the page, as an expression. */
export const text = (id: string): string => `doc.getElementById('${id}').textContent`;

/** The cells of the rows that are drawn, as an expression. */
export const rows = `[...doc.querySelectorAll('#body .row')].map((row) => [...row.children].map((cell) => cell.textContent))`;

/** How many rows have this status, as an expression. */
export const rowsOf = (status: string): string => `doc.querySelectorAll('#body .row.${status}').length`;

export const click = (id: string): string => `doc.getElementById('${id}').click() ?? true`;

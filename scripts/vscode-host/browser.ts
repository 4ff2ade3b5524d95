import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** Nothing that talks to the network, shows a first-run page or needs a graphics card. */
const quietArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Run in each page and frame: what spins or glides for as long as something is waited for is drawn once. */
const stillness = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, *::before, *::after { animation-play-state: paused !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
})()`;

/**
 * The clipboard as on the desktop. A page whose HTML went through `page.route` counts as not local, and would
 * not get to the server on loopback without the last one.
 */
const permissions = ['clipboard-read', 'clipboard-write', 'local-network-access'];

export interface BrowserOptions {
  /** Path of Chromium's program. */
  executable: string;
  /** The folder for `browser.log`, which keeps the page's console and its uncaught errors. */
  logDir: string;
  /** Shows the window; needs a display. */
  headed?: boolean;
  /** Stops animations, which take a good part of a processor. */
  still?: boolean;
}

/** A browser with one page and an empty profile. */
export interface OpenBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

export async function openBrowser(options: BrowserOptions): Promise<OpenBrowser> {
  const browser = await chromium.launch({
    executablePath: options.executable,
    headless: options.headed !== true,
    args: browserArguments(process.getuid?.() === 0),
    // Our own scripts end what they started and decide about the exit code.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 1100 }, permissions });
  if (options.still === true) await page.addInitScript(stillness);
  logPage(page, path.join(options.logDir, 'browser.log'));
  // What is opened outside the workbench, a page to sign in for instance, would cover it: VS Code stops drawing then.
  page.on('popup', (popup) => void popup.close());
  return { page, close: () => browser.close() };
}

/** Chromium's sandbox cannot run as root, which containers are; what it shows here is our own page on loopback. */
export function browserArguments(isRoot: boolean): string[] {
  return isRoot ? [...quietArguments, '--no-sandbox'] : quietArguments;
}

/** Appends the console and the uncaught errors of `page` to the file `log`. */
export function logPage(page: Page, log: string): void {
  const file = createWriteStream(log, { flags: 'a' });
  page.on('console', (message) => file.write(`[${message.type()}] ${message.text()}\n`));
  page.on('pageerror', (error) => file.write(`[uncaught] ${error.stack ?? error.message}\n`));
  page.on('crash', () => file.write('[crash] the page has crashed\n'));
  page.on('close', () => file.end());
}

import type { Page } from 'playwright-core';
import { asUriPath } from './server.ts';

/** The element of the workbench's HTML page that holds its configuration as JSON in an attribute. */
const configuration = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;

/**
 * Lets the page load extensions from their source folders, as F5 does on the desktop.
 *
 * The server's own way (`--enable-smoke-test-driver` and a payload in the URL) also switches off notification
 * toasts, and with `extensionTestsPath` every modal dialog is refused; tests would then see another VS Code than
 * users do. So the page is given `developmentOptions.extensions`, the embedder's way, which changes nothing else.
 *
 * @param folders absolute paths of the extensions
 */
export async function developExtensions(page: Page, serverUrl: string, folders: string[]): Promise<void> {
  const authority = new URL(serverUrl).host;
  await page.route(
    (url) => url.host === authority && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const body = withDevelopmentExtensions(await response.text(), authority, folders);
      await route.fulfill({ response, body });
    },
  );
}

/** The workbench's HTML page with the extensions added. @throws when the page has no configuration */
export function withDevelopmentExtensions(html: string, authority: string, folders: string[]): string {
  const extensions = folders.map((folder) => ({
    scheme: 'vscode-remote',
    authority,
    path: asUriPath(folder),
  }));
  const match = configuration.exec(html);
  if (match === null) throw new Error('The workbench page holds no configuration: another code-server?');
  const settings = JSON.parse(unescapeAttribute(match[2] ?? '')) as { developmentOptions?: object };
  const changed = { ...settings, developmentOptions: { ...settings.developmentOptions, extensions } };
  return html.replace(
    configuration,
    (_, before: string) => `${before}${escapeAttribute(JSON.stringify(changed))}"`,
  );
}

const unescapeAttribute = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const escapeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

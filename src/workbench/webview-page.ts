import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where the scripts and style sheets of webviews are; the only place that their pages may load from. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webviews');
}

/**
 * The page of a webview: the script and the style sheet called `name` in `root`, and nothing else of ours or of anybody.
 * @param body HTML of ours, without any text from outside
 */
export function webviewPage(
  webview: vscode.Webview,
  root: vscode.Uri,
  { name, title, body }: { readonly name: string; readonly title: string; readonly body: string },
): string {
  const nonce = randomBytes(16).toString('base64');
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${address(`${name}.css`)}">
    <title>${title}</title>
  </head>
  <body>
${body}
    <script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
  </body>
</html>`;
}

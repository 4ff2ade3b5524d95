import path from 'node:path';
import * as vscode from 'vscode';
import { assertChangesAllowed } from '../../aws/effects.ts';
import type { ParameterPath } from '../../aws/parameter-path.ts';
import { looksSecret, mergeImported, sortImported } from '../../parameters/imported-entries.ts';
import { entriesOf } from '../../parameters/path-plan.ts';
import {
  keptSecret,
  parsePath,
  writePath,
  type PathEntry,
  type PathFormat,
} from '../../parameters/path-text.ts';
import { confirm } from '../../prompts/confirm.ts';
import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { askFormat, openPathFile, pathOf, readWithProgress, type PathParts } from './path-context.ts';

/** Writes all parameters below a path to a file; secrets only after asking. One call per 10 parameters. */
export async function exportParameters(parts: PathParts, row: unknown): Promise<void> {
  const title = 'Export Parameters';
  const { clients, path: from } = await pathOf(parts, row, title);
  const format = await askFormat(title);
  let found = await readWithProgress(clients, from);
  const secrets = found.parameters.filter(({ value }) => value === undefined).length;
  if (secrets > 0 && (await wantsSecrets(title, secrets))) {
    const confirmed = await confirm(clients, {
      question: `Write ${secrets === 1 ? 'one secret' : `${secrets} secrets`} to a file in clear text?`,
      detail: 'Whoever can read the file can read them. Keep it out of version control.',
      action: 'Write Secrets',
    });
    if (!confirmed) return;
    found = await readWithProgress(clients, from, { decrypt: true });
  }
  const entries = entriesOf(found).filter(({ value }) => value !== keptSecret);
  const name = from === '' ? 'parameters' : from.slice(1).replaceAll('/', '-');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title,
    filters: { [format.toUpperCase()]: [format] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${name}.${format}`) }),
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(writePath(entries, format)));
  void vscode.window.showInformationMessage(
    `${entries.length === 1 ? 'One parameter was' : `${entries.length} parameters were`} exported to ${path.posix.basename(target.path)}.`,
  );
}

async function wantsSecrets(title: string, count: number): Promise<boolean> {
  const item = await pickOne(
    [
      { label: 'Without Secrets', description: `leaves ${count} out`, secrets: false },
      { label: 'With Secrets in Clear Text…', description: 'reads and decrypts them', secrets: true },
    ],
    { title, placeholder: 'What about SecureStrings?' },
  );
  if (item === back) throw new Cancelled();
  return item.secrets;
}

/**
 * Reads a file into the file of a path, where it can be looked at: saving that applies it. Secrets of the imported file
 * never get into the text; they wait in memory.
 */
export async function importParameters(parts: PathParts, row: unknown): Promise<void> {
  const title = 'Import Parameters';
  const chosen = await pathOf(parts, row, title);
  assertChangesAllowed(chosen.clients, 'ssm:PutParameter');
  const [file] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: 'Import',
      filters: { 'YAML, JSON, .env': ['yaml', 'yml', 'json', 'env'], 'All files': ['*'] },
    })) ?? [];
  if (file === undefined) return;
  const format = formatOf(file);
  const bytes = await vscode.workspace.fs.readFile(file);
  const { entries, problems } = parsePath(new TextDecoder().decode(bytes), format);
  const [problem] = problems;
  if (problem !== undefined)
    throw new Error(`${path.posix.basename(file.path)} was not imported. ${problem.message}`);
  const uri = await openPathFile(parts, chosen, format);
  const base = await parts.pathFiles.base(uri);
  const secretKeys = await askSecrets(base, entries);
  const { merged, secrets } = mergeImported(base, entries, secretKeys);
  parts.pathFiles.keepSecrets(uri, secrets);
  await replaceText(uri, parts.pathFiles.textOf(uri, merged));
}

function formatOf(file: vscode.Uri): PathFormat {
  const name = path.posix.basename(file.path);
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  return /\.json$/i.test(name) ? 'json' : 'env';
}

/** Which entries are secrets: those that are so already, and the new ones that the user marks. */
async function askSecrets(base: ParameterPath, entries: readonly PathEntry[]): Promise<ReadonlySet<string>> {
  const { known, fresh } = sortImported(base, entries);
  const marked =
    fresh.length === 0
      ? []
      : await vscode.window.showQuickPick(
          fresh.map((key) => ({ label: key, picked: looksSecret(key) })),
          {
            title: 'Import Parameters',
            placeHolder: 'Which of the new parameters are secrets? They become SecureStrings',
            canPickMany: true,
            ignoreFocusOut: true,
          },
        );
  if (marked === undefined) throw new Cancelled();
  return new Set([...known, ...marked.map(({ label }) => label)]);
}

/** Puts a text into the file as an edit that can be undone; it is not saved. */
async function replaceText(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(uri, all, text);
  await vscode.workspace.applyEdit(edit);
}

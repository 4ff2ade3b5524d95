import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { readParameterPath, type ParameterPath } from '../../aws/parameter-path.ts';
import type { PathFormat } from '../../parameters/path-text.ts';
import { withProgress } from '../../prompts/progress.ts';
import { askText, back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import type { ParameterPathFiles } from '../../workbench/parameter-path-files.ts';
import { chosenFolder, clientsOf } from '../row-arguments.ts';
import type { ParameterParts } from './context.ts';

/** The parts of the window that commands on parameter paths work with. */
export type PathParts = Pick<ParameterParts, 'clients' | 'parameters' | 'connections'> & {
  readonly pathFiles: ParameterPathFiles;
};

export interface ChosenPath {
  readonly clients: Clients;
  /** Without a slash at its end; empty for all that begins with a slash. */
  readonly path: string;
}

/**
 * The folder of the row, else a path that is typed.
 * @throws Cancelled if the user leaves it.
 */
export async function pathOf({ clients }: PathParts, row: unknown, title: string): Promise<ChosenPath> {
  const from = clientsOf(row, undefined, () => clients.get());
  return { clients: from, path: chosenFolder(row) ?? (await askPath(title, '/')) };
}

/** @throws Cancelled if the user leaves it. */
export async function askPath(title: string, value: string): Promise<string> {
  const path = await askText({
    title,
    prompt: 'The path, like /shop/prod; / for everything',
    value,
    check: (text) =>
      /^(?:\/|(?:\/[\w.-]+)+\/?)$/.test(text.trim()) ? undefined : 'Write a path, like /shop/prod.',
  });
  if (path === back) throw new Cancelled();
  return path.trim().replace(/\/$/, '');
}

const formats: readonly {
  readonly label: string;
  readonly description: string;
  readonly format: PathFormat;
}[] = [
  { label: 'YAML', description: 'with comments, and lists for StringLists', format: 'yaml' },
  { label: 'JSON', description: 'one object', format: 'json' },
  { label: '.env', description: 'NAME=value, with __ for each slash', format: 'env' },
];

/** @throws Cancelled if the user leaves it. */
export async function askFormat(title: string): Promise<PathFormat> {
  const item = await pickOne(formats, { title, placeholder: 'As what kind of file?' });
  if (item === back) throw new Cancelled();
  return item.format;
}

/** Reads a path with progress that can be cancelled. One call per 10 parameters. */
export async function readWithProgress(
  clients: Clients,
  path: string,
  options: { readonly decrypt?: boolean } = {},
): Promise<ParameterPath> {
  return withProgress(`Reading ${path === '' ? '/' : path}`, (signal, report) =>
    readParameterPath(clients, path, {
      ...options,
      signal,
      report: (count) => report(`${count} parameters so far`),
    }),
  );
}

/** The file of a path, with what is in the account now unless it has changes that were not applied yet. */
export async function openPathFile(
  { pathFiles }: PathParts,
  { clients, path }: ChosenPath,
  format: PathFormat,
): Promise<vscode.Uri> {
  const uri = pathFiles.uriOf(path, format, clients.connection);
  if (await pathFiles.hasChanges(uri)) {
    vscode.window.setStatusBarMessage('Changes that were not applied yet are shown.', 5000);
  } else {
    pathFiles.remember(uri, await readWithProgress(clients, path));
  }
  return uri;
}

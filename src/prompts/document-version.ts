import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { listDocumentVersions, type DocumentVersion } from '../aws/document-versions.ts';
import { back, Cancelled, pickOne } from './quick-pick.ts';

interface VersionItem extends vscode.QuickPickItem {
  readonly version: DocumentVersion;
}

export interface ChooseVersionOptions {
  readonly name: string;
  readonly title: string;
  readonly placeholder: string;
  /** False for versions that are not to be chosen. */
  readonly offer?: (version: DocumentVersion) => boolean;
}

/**
 * Asks for a version of a document that is not its default one: to make it that, or to delete it. One call per page of 50.
 * @throws Cancelled if the user leaves it
 */
export function chooseOtherVersion(
  clients: Clients,
  options: Omit<ChooseVersionOptions, 'offer'>,
): Promise<DocumentVersion> {
  return chooseVersion(clients, { ...options, offer: ({ isDefault }) => !isDefault });
}

/**
 * Asks for a version of a document, newest first. One call per page of 50.
 * @throws Cancelled if the user leaves it
 */
export async function chooseVersion(
  clients: Clients,
  options: ChooseVersionOptions,
): Promise<DocumentVersion> {
  const { name, title, placeholder, offer = () => true } = options;
  const item = await pickOne<VersionItem>((signal) => versionItems(clients, { name, offer, signal }), {
    title,
    placeholder,
  });
  if (item === back) throw new Cancelled();
  return item.version;
}

async function* versionItems(
  clients: Clients,
  {
    name,
    offer,
    signal,
  }: { name: string; offer: (version: DocumentVersion) => boolean; signal: AbortSignal },
): AsyncGenerator<VersionItem[]> {
  for await (const { items } of listDocumentVersions(clients, name, signal)) {
    yield items.filter(offer).map((version) => ({
      label: `Version ${version.version}`,
      description: [version.isDefault ? 'default' : undefined, version.versionName]
        .filter((part) => part !== undefined)
        .join(' · '),
      ...(version.created === undefined ? {} : { detail: version.created.toLocaleString() }),
      version,
    }));
  }
}

import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { checkDocumentName, createDocument, updateDocument } from '../aws/documents.ts';
import { productionNote } from '../aws/identity.ts';
import { describeConnection } from '../connection/connection.ts';
import { suggestName } from '../documents/names.ts';
import { sameText } from '../documents/same-text.ts';
import type { RunnableReference } from '../run-request/runnable-document.ts';
import { systemClock } from '../runs/clock.ts';
import { documentReady } from '../runs/document-ready.ts';
import type { OpenDocument } from './document.ts';
import { withProgress } from './progress.ts';
import { findDeployed } from './publish.ts';
import { askText, back, pickOne } from './quick-pick.ts';

/**
 * Finds or makes the document of the account whose text is that of the editor: nodes run what the account holds, not
 * what the editor shows. Nothing is created or changed unless the user says so.
 * @throws Cancelled if the user leaves it.
 */
export async function deployDocument(
  clients: Clients,
  open: OpenDocument,
  title: string,
): Promise<RunnableReference | typeof back> {
  const note = await productionNote(clients);
  let name = suggestName(open.fileName);
  for (;;) {
    const deployed =
      checkDocumentName(name) === undefined ? await findDeployed(clients, { ...open, name }) : undefined;
    if (deployed !== undefined && sameText(deployed.content, open.text)) {
      return { name, version: deployed.version };
    }
    const choice = await pickOne(choices(clients, name, deployed), {
      title: [title, note].filter(Boolean).join(' · '),
      placeholder:
        deployed === undefined
          ? `${open.fileName} is not in this account yet`
          : `${name} in this account differs from ${open.fileName}`,
      canGoBack: true,
    });
    if (choice === back) return back;
    switch (choice.does) {
      case 'create':
        return created(clients, { ...open, name });
      case 'update':
        return updated(clients, { ...open, name });
      case 'as-it-is':
        return { name };
      case 'rename': {
        const renamed = await askName(name, title);
        if (renamed !== back) name = renamed;
      }
    }
  }
}

interface DeployItem extends vscode.QuickPickItem {
  readonly does: 'create' | 'update' | 'as-it-is' | 'rename';
}

function choices(clients: Clients, name: string, deployed: { version: string } | undefined): DeployItem[] {
  const where = describeConnection(clients.connection);
  const rename: DeployItem = { label: '$(edit) Use Another Name…', does: 'rename' };
  if (checkDocumentName(name) !== undefined) return [rename];
  if (deployed === undefined) {
    return [
      { label: `$(cloud-upload) Create ${name}`, description: `in ${where}, then run it`, does: 'create' },
      rename,
    ];
  }
  return [
    {
      label: `$(cloud-upload) Add a Version to ${name}`,
      description: `with the editor's text, and run that; the default version stays`,
      does: 'update',
    },
    {
      label: `$(cloud) Run ${name} as It Is in the Account`,
      description: 'its default version, without the changes in the editor',
      does: 'as-it-is',
    },
    rename,
  ];
}

async function created(
  clients: Clients,
  document: OpenDocument & { name: string },
): Promise<RunnableReference> {
  const { name, format, text } = document;
  return withProgress(`Creating ${name}`, async (signal) => {
    await createDocument(clients, { name, format, content: text, type: 'Command' }, signal);
    return { name, description: await documentReady(clients, { name }, { clock: systemClock, signal }) };
  });
}

async function updated(
  clients: Clients,
  document: OpenDocument & { name: string },
): Promise<RunnableReference> {
  const { name, format, text } = document;
  return withProgress(`Adding a version to ${name}`, async (signal) => {
    const { version } = await updateDocument(clients, { name, format, content: text }, signal);
    const reference = { name, version };
    const description = await documentReady(clients, reference, { clock: systemClock, signal });
    return { ...reference, description };
  });
}

async function askName(name: string, title: string): Promise<string | typeof back> {
  return askText({
    title,
    prompt: 'The name of the document in the account',
    value: name,
    canGoBack: true,
    check: checkDocumentName,
  });
}

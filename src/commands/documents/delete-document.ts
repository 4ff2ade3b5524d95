import type { Clients } from '../../aws/clients.ts';
import { listDocumentShares } from '../../aws/document-sharing.ts';
import { deleteDocument, listDocumentVersions } from '../../aws/document-versions.ts';
import { collect } from '../../aws/page.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { chooseOtherVersion } from '../../prompts/document-version.ts';
import { withProgress } from '../../prompts/progress.ts';
import { askText, back, Cancelled } from '../../prompts/quick-pick.ts';
import { chosenVersion } from '../row-arguments.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';
import { describeAccounts, unshareFrom } from './share-document.ts';

const operation = 'ssm:DeleteDocument';

/**
 * Deletes a document with all its versions once its name was typed. Costs one call per page of versions and of shares,
 * which the question names, one to stop sharing where it is shared, for AWS deletes nothing that is shared, and one to
 * delete it.
 */
export async function deleteWholeDocument(parts: DocumentParts, row: unknown): Promise<void> {
  const { clients, document } = await ownDocumentOf(parts, row, { title: 'Delete Document', operation });
  const { name } = document;
  const { versions, accountIds } = await withProgress(`Looking at ${name}`, (signal) =>
    lookAt(clients, name, signal),
  );
  const parted = [
    versions === 1 ? 'It has one version.' : `It has ${versions} versions, and all of them go.`,
    accountIds.length === 0
      ? 'It is not shared.'
      : `It is shared with ${describeAccounts(accountIds)}, who lose it too.`,
  ];
  const typed = await askText({
    title: await changeTitle(clients, `Delete ${name}`),
    prompt: `${parted.join(' ')} This cannot be undone. Type the name of the document to delete it`,
    placeholder: name,
    check: (text) => (text === name ? undefined : `Type ${name} to delete it, or press Escape.`),
  });
  if (typed === back) throw new Cancelled();
  await unshareFrom(clients, name, accountIds);
  await deleteDocument(clients, { name });
  parts.view.tree.refresh(clients.connection);
}

async function lookAt(
  clients: Clients,
  name: string,
  signal: AbortSignal,
): Promise<{ readonly versions: number; readonly accountIds: readonly string[] }> {
  const [versions, shares] = await Promise.all([
    collect(listDocumentVersions(clients, name, signal)),
    collect(listDocumentShares(clients, name, signal)),
  ]);
  return { versions: versions.length, accountIds: shares.map(({ accountId }) => accountId) };
}

/** Deletes one version, which is not the default one, after asking. One call. */
export async function deleteVersion(parts: DocumentParts, row: unknown): Promise<void> {
  const title = 'Delete Version';
  const { clients, document } = await ownDocumentOf(parts, row, { title, operation });
  const { name } = document;
  const { version } =
    chosenVersion(row) ??
    (await chooseOtherVersion(clients, {
      name,
      title,
      placeholder: `Delete which version of ${name}? The default version can only go with the document`,
    }));
  const confirmed = await confirm(clients, {
    question: `Delete version ${version} of ${name}?`,
    detail: 'What names this version fails from now on. This cannot be undone.',
    action: 'Delete Version',
  });
  if (!confirmed) return;
  await deleteDocument(clients, { name, version });
  parts.view.documentChanged(name);
}

import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { chosenVersion, clientsOf } from '../row-arguments.ts';
import type { RunOptions } from '../run-document.ts';
import { documentOf, type DocumentParts } from './context.ts';

/** Opens the form to run a document, with some of it filled in. */
export type Run = (clients: Clients, options: RunOptions) => Promise<void>;

/** Runs the document of the row, in the version of the row if it is one. */
export async function runDeployedDocument(parts: DocumentParts, row: unknown, run: Run): Promise<void> {
  assertChangesAllowed(
    clientsOf(row, undefined, () => parts.clients.get()),
    'ssm:SendCommand',
  );
  const options = { title: 'Run This Document', type: 'Command' } as const;
  const { clients, document } = await documentOf(parts, row, options);
  const version = chosenVersion(row)?.version;
  await run(clients, { document: { name: document.name, ...(version === undefined ? {} : { version }) } });
}

/**
 * Installs a package on nodes, or removes it, by AWS-ConfigureAWSPackage: the form asks for the nodes and shows them
 * before anything starts. A row of a version means that version, else it is the default one.
 */
export async function configurePackage(
  parts: DocumentParts,
  row: unknown,
  { action, run }: { readonly action: 'Install' | 'Uninstall'; readonly run: Run },
): Promise<void> {
  assertChangesAllowed(
    clientsOf(row, undefined, () => parts.clients.get()),
    'ssm:SendCommand',
  );
  const options = { title: `${action} Package`, type: 'Package' } as const;
  const { clients, document } = await documentOf(parts, row, options);
  const version = chosenVersion(row)?.versionName;
  await run(clients, {
    document: { name: 'AWS-ConfigureAWSPackage' },
    prefill: {
      parameters: {
        action: [action],
        name: [document.name],
        ...(version === undefined ? {} : { version: [version] }),
      },
    },
  });
}

import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import type { DocumentReference } from '../../aws/documents.ts';
import type { ParameterValues } from '../../prompts/parameters.ts';
import { chosenVersion, clientsOf } from '../row-arguments.ts';
import { documentOf, type DocumentParts } from './context.ts';

/** Runs a document and follows it, with some answers given already. */
export type Run = (
  clients: Clients,
  options: { readonly document: DocumentReference; readonly parameters?: ParameterValues },
) => Promise<void>;

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
 * Installs a package on nodes, or removes it, by AWS-ConfigureAWSPackage: its run asks for the nodes and shows them
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
    parameters: {
      action: [action],
      name: [document.name],
      ...(version === undefined ? {} : { version: [version] }),
    },
  });
}

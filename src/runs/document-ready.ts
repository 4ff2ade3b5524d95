import type { Clients } from '../aws/clients.ts';
import { describeDocument, type DocumentDescription, type DocumentReference } from '../aws/documents.ts';
import { isTransient } from '../aws/errors.ts';
import type { Clock } from './clock.ts';
import { follow } from './follow.ts';

const interval = { shortest: 500, longest: 3000 };

/**
 * Waits until a document that was just written can be run: the service takes a moment (`Creating`, `Updating`).
 * One DescribeDocument per look.
 * @returns what the last look has told
 * @throws Error with the service's reason if it refused the document after all.
 */
export async function documentReady(
  clients: Clients,
  document: DocumentReference,
  options: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<DocumentDescription> {
  let ready: DocumentDescription | undefined;
  const read = async (signal: AbortSignal) => describeDocument(clients, document, signal);
  const settled = ({ status }: { status: string | undefined }): boolean =>
    status !== 'Creating' && status !== 'Updating';
  for await (const { value } of follow(read, settled, { ...options, interval, isTransient })) {
    if (value.status === 'Failed') {
      throw new Error(
        `The service refused ${document.name}: ${value.statusInformation ?? 'no reason given'}`,
      );
    }
    ready = value;
  }
  return ready ?? read(options.signal);
}

import type { Clients } from './clients.ts';
import type { DocumentFormat } from './documents.ts';
import { paginate, type Page } from './page.ts';

/** One version of a document in the list of its versions. */
export interface DocumentVersion {
  /** A number as text. */
  readonly version: string;
  /** The version of a package, or what its author has called it. */
  readonly versionName: string | undefined;
  readonly created: Date | undefined;
  readonly isDefault: boolean;
  readonly format: DocumentFormat | undefined;
  readonly status: string | undefined;
  /** Why the status is Failed. */
  readonly statusInformation: string | undefined;
}

/** Lists the versions of a document, newest first. One call per page of 50, the most that there is. */
export function listDocumentVersions(
  clients: Clients,
  name: string,
  signal?: AbortSignal,
): AsyncIterable<Page<DocumentVersion>> {
  return paginate(async (nextToken) => {
    const input = { Name: name, MaxResults: 50, NextToken: nextToken };
    const answer = await clients.call('ssm:ListDocumentVersions', input, signal);
    const items = (answer.DocumentVersions ?? []).map((one) => ({
      version: one.DocumentVersion ?? '1',
      versionName: one.VersionName === '' ? undefined : one.VersionName,
      created: one.CreatedDate,
      isDefault: one.IsDefaultVersion === true,
      format: one.DocumentFormat,
      status: one.Status,
      statusInformation: one.StatusInformation === '' ? undefined : one.StatusInformation,
    }));
    return { items, nextToken: answer.NextToken };
  });
}

/** Makes a version the one that is meant where none is named. One call. */
export async function setDefaultVersion(
  clients: Clients,
  { name, version }: { readonly name: string; readonly version: string },
): Promise<void> {
  await clients.call('ssm:UpdateDocumentDefaultVersion', { Name: name, DocumentVersion: version });
}

/**
 * Deletes a document with all its versions, or one version of it. One call.
 * @throws AwsError InvalidDocumentOperation for a document that is shared, and for its default version
 */
export async function deleteDocument(
  clients: Clients,
  { name, version }: { readonly name: string; readonly version?: string },
): Promise<void> {
  const input = version === undefined ? { Name: name } : { Name: name, DocumentVersion: version };
  await clients.call('ssm:DeleteDocument', input);
}

import { convertContent } from '../documents/content.ts';
import type { DocumentStore, DocumentVersion } from '../documents/store.ts';
import { ServiceError } from '../protocol/service-error.ts';

/** The version of a Command document that SendCommand names. Throws InvalidDocument or InvalidDocumentVersion. */
export function commandVersion(
  documents: DocumentStore,
  name: string,
  version: string | undefined,
): { readonly name: string; readonly version: DocumentVersion } {
  const document = documents.get(name);
  if (document.type !== 'Command') {
    throw new ServiceError(
      'InvalidDocument',
      `Document ${name} is of type ${document.type}; Run Command takes documents of type Command.`,
    );
  }
  try {
    return { name: document.name, version: documents.getVersion(name, { version }).version };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new ServiceError('InvalidDocumentVersion', error.message);
  }
}

/** The content of a document as the agent on a node downloads it, which is always JSON. */
export function documentContent(documents: DocumentStore, name: string, version: string | undefined): string {
  const found = documents.getVersion(name, { version });
  return convertContent(found.version.content, found.version.format, 'JSON');
}

/** The version name of a package; the empty name means the default version. Throws InvalidDocument and the like. */
export function packageVersion(documents: DocumentStore, name: string, versionName: string): string {
  if (documents.get(name).type !== 'Package') {
    throw new ServiceError('InvalidDocument', `Document ${name} is no package.`);
  }
  const { version } = documents.getVersion(name, versionName === '' ? {} : { versionName });
  return version.versionName ?? version.version;
}

import { sessionTypes } from '../../server/catalog/kinds/session.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { asMap } from './value.ts';

/** Throws InvalidDocumentContent for a Session document without a type or without what its type needs. */
export function checkSession(root: Readonly<Record<string, unknown>>): void {
  const { sessionType, properties } = root;
  if (sessionType === undefined) {
    throw new ServiceError('InvalidDocumentContent', 'Missing SessionType in the document.');
  }
  const known = sessionTypes.find((type) => type === sessionType);
  if (known === undefined) throw new ServiceError('InvalidDocumentContent', 'Invalid sessionType');
  if (known !== 'Standard_Stream' && asMap(properties) === undefined) {
    const message = `Missing Properties in session type ${known} document`;
    throw new ServiceError('InvalidDocumentContent', message);
  }
}

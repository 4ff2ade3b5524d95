// The filters of ListDocuments; keys and values: API reference, DocumentKeyValuesFilter. SearchKeyword is the key that
// the console's search box sends.
import type { StoredDocument } from '../documents/store.ts';
import type { DocumentKeyValuesFilter } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';

type Test = (document: StoredDocument) => boolean;

/** A test for the documents that pass all `filters`; within one, any of its values will do. */
export function makeDocumentFilter(filters: readonly DocumentKeyValuesFilter[], account: string): Test {
  const tests = filters.map(({ Key = '', Values = [] }) => makeTest(Key, Values, account));
  return (document) => tests.every((test) => test(document));
}

const owners = ['Amazon', 'Private', 'Public', 'Self', 'ThirdParty'];

function makeTest(key: string, values: readonly string[], account: string): Test {
  switch (key) {
    case 'Owner':
      return ownerTest(values, account);
    case 'Name':
      return (document) => values.some((value) => document.name.startsWith(value));
    case 'DocumentType':
      return (document) => values.includes(document.type);
    case 'PlatformTypes':
      return (document) =>
        defaultSummary(document)?.platformTypes.some((type) => values.includes(type)) === true;
    case 'TargetType':
      return (document) => document.targetType !== undefined && values.includes(document.targetType);
    case 'SearchKeyword':
      return (document) => values.some((value) => mentions(document, value.toLowerCase()));
    default:
      return tagTest(key, values);
  }
}

function ownerTest(values: readonly string[], account: string): Test {
  const [owner] = values;
  // The wording of the first is moto's, of the second ours.
  if (values.length > 1)
    throw new ServiceError('ValidationException', 'Owner filter can only have one value.');
  if (owner === undefined || !owners.includes(owner)) {
    const message = `The value ${owner ?? ''} is not valid for Owner filter. Valid values: [${owners.join(', ')}].`;
    throw new ServiceError('ValidationException', message);
  }
  switch (owner) {
    case 'Self':
      return (document) => document.owner === account;
    case 'Amazon':
      return (document) => document.owner === 'Amazon';
    case 'Public':
      // Amazon's documents are shared with everybody, as are those of vendors.
      return (document) => isPublic(document);
    case 'ThirdParty':
      return (document) => isPublic(document) && document.owner !== 'Amazon';
    default:
      // Documents that other accounts have shared with this one alone.
      return (document) => !isPublic(document) && document.owner !== account;
  }
}

const isPublic = ({ owner }: StoredDocument) => !/^\d{12}$/.test(owner);

function tagTest(key: string, values: readonly string[]): Test {
  if (!key.startsWith('tag:'))
    throw new ServiceError('InvalidFilterKey', `The specified key is not valid: ${key}`);
  const name = key.slice('tag:'.length);
  return (document) => document.tags.some((tag) => tag.Key === name && values.includes(tag.Value));
}

const defaultSummary = (document: StoredDocument) =>
  document.versions.find(({ version }) => version === document.defaultVersion)?.summary;

const mentions = (document: StoredDocument, word: string) =>
  [document.name, defaultSummary(document)?.description ?? ''].some((text) =>
    text.toLowerCase().includes(word),
  );

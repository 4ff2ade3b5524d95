// ParameterFilters of DescribeParameters and GetParametersByPath. The texts are those that moto has recorded.
import type { ParameterStringFilter } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { isBelow, requirePath } from './names.ts';
import { latestOf, type StoredParameter } from './store.ts';

type Test = (parameter: StoredParameter) => boolean;

type Operation = 'DescribeParameters' | 'GetParametersByPath';

const keysOf: Readonly<Record<Operation, readonly string[]>> = {
  DescribeParameters: ['Path', 'Name', 'Type', 'KeyId', 'Tier', 'DataType'],
  GetParametersByPath: ['Type', 'KeyId', 'Label'],
};

const types = ['String', 'StringList', 'SecureString'];
const tiers = ['Standard', 'Advanced', 'Intelligent-Tiering'];

const invalidKey = (message: string) => new ServiceError('InvalidFilterKey', message);

/** A test for the parameters that pass all filters. Throws InvalidFilterKey, -Option, -Value or ValidationException. */
export function makeParameterFilter(filters: readonly ParameterStringFilter[], operation: Operation): Test {
  const seen = new Set<string>();
  const tests = filters.map((filter) => {
    const { Key } = filter;
    const isTag = Key.startsWith('tag:') && operation === 'DescribeParameters';
    if (!isTag && !keysOf[operation].includes(Key)) {
      const valid = keysOf[operation].join(', ');
      throw invalidKey(
        `The following filter key is not valid: ${Key}. Valid filter keys include: [${valid}].`,
      );
    }
    if (seen.has(Key)) {
      throw invalidKey(
        `The following filter is duplicated in the request: ${Key}. A request can contain only one occurrence of a specific filter.`,
      );
    }
    seen.add(Key);
    return Key === 'Path' ? pathTest(filter) : valueTest(filter);
  });
  return (parameter) => tests.every((test) => test(parameter));
}

const invalidOption = (option: string, valid: readonly string[]) =>
  new ServiceError(
    'InvalidFilterOption',
    `The following filter option is not valid: ${option}. Valid options include: [${valid.join(', ')}].`,
  );

function requireValues({ Key, Values = [] }: ParameterStringFilter): readonly string[] {
  if (Values.length > 0) return Values;
  const message = `The following filter values are missing : null for filter key ${Key}.`;
  throw new ServiceError('InvalidFilterValue', message);
}

function pathTest(filter: ParameterStringFilter): Test {
  const { Option = 'OneLevel' } = filter;
  const values = requireValues(filter);
  if (Option !== 'Recursive' && Option !== 'OneLevel') throw invalidOption(Option, ['Recursive', 'OneLevel']);
  for (const value of values) {
    if (/^\/(?:aws|ssm)/i.test(value)) {
      throw new ServiceError(
        'ValidationException',
        'Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive). When using global parameters, please specify within a global namespace.',
      );
    }
    requirePath(value);
  }
  return ({ name }) => values.some((path) => isBelow(name, path, Option === 'Recursive'));
}

function valueTest(filter: ParameterStringFilter): Test {
  const { Key, Option = 'Equals', Values = [] } = filter;
  const options = Key === 'Name' ? ['BeginsWith', 'Equals', 'Contains'] : ['BeginsWith', 'Equals'];
  if (!options.includes(Option)) throw invalidOption(Option, options);
  // A tag filter without values is for the tag's key alone.
  const values = Key.startsWith('tag:') ? Values : requireValues(filter);
  requireKnown(Key, values);
  const read = readerOf(Key);
  return (parameter) => {
    const found = read(parameter);
    if (values.length === 0) return found.length > 0;
    return found.some((text) => values.some((value) => matches(text, Option, value)));
  };
}

function requireKnown(key: string, values: readonly string[]): void {
  const known = key === 'Type' ? types : key === 'Tier' ? tiers : undefined;
  const wrong = known === undefined ? undefined : values.find((value) => !known.includes(value));
  if (known === undefined || wrong === undefined) return;
  const message = `The following filter value is not valid: ${wrong}. Valid values include: [${known.join(', ')}].`;
  throw new ServiceError('InvalidFilterOption', message);
}

function matches(text: string, option: string, value: string): boolean {
  if (option === 'Equals') return text === value;
  return option === 'Contains' ? text.includes(value) : text.startsWith(value);
}

function readerOf(key: string): (parameter: StoredParameter) => readonly string[] {
  switch (key) {
    case 'Name':
      // The slash at the start of a full name may be left out.
      return ({ name }) => (name.startsWith('/') ? [name, name.slice(1)] : [name]);
    case 'Type':
      return ({ type }) => [type];
    case 'KeyId':
      return (parameter) => {
        const { keyId } = latestOf(parameter);
        return keyId === undefined ? [] : [keyId];
      };
    case 'Tier':
      return (parameter) => [latestOf(parameter).tier];
    case 'DataType':
      return (parameter) => [latestOf(parameter).dataType];
    case 'Label':
      return ({ versions }) => versions.flatMap(({ labels }) => labels);
    default: {
      const name = key.slice('tag:'.length);
      return ({ tags }) => tags.flatMap((tag) => (tag.Key === name ? [tag.Value] : []));
    }
  }
}

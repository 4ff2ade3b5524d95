import type { SsmHandlers } from '../handler.ts';
import type { Parameter, ParameterHistory, ParameterMetadata } from '../models/ssm-types.ts';
import { takeItems, takePage } from '../paging.ts';
import { makeParameterFilter } from '../parameters/filters.ts';
import { isBelow, requirePath } from '../parameters/names.ts';
import { showPolicy } from '../parameters/policies.ts';
import { latestOf, readValue, type ParameterVersion, type StoredParameter } from '../parameters/store.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { findVersion, requireParameter } from './parameter-names.ts';
import { invalidToken } from './requests.ts';

type Found = StoredParameter | undefined;

/** Reading parameters; changing them is in parameter-changes.ts. */
export const parameterHandlers: SsmHandlers = {
  GetParameter: ({ Name, WithDecryption = false }, { state }) => {
    const { parameter, version, selector } = findVersion(Name, state);
    return { Parameter: show({ parameter, version, decrypt: WithDecryption, selector }) };
  },

  GetParameters: ({ Names, WithDecryption = false }, { state }) => {
    const found: Parameter[] = [];
    const invalid: string[] = [];
    for (const name of new Set(Names)) {
      try {
        const { parameter, version, selector } = findVersion(name, state);
        found.push(show({ parameter, version, decrypt: WithDecryption, selector }));
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        invalid.push(name);
      }
    }
    // The model wants a name at least in the list.
    return { Parameters: found, ...(invalid.length === 0 ? {} : { InvalidParameters: invalid }) };
  },

  GetParametersByPath: (input, { state }) => {
    const { Path, Recursive = false, ParameterFilters = [], WithDecryption = false } = input;
    requirePath(Path);
    const matches = makeParameterFilter(ParameterFilters, 'GetParametersByPath');
    const wanted = (parameter: Found) =>
      parameter !== undefined &&
      parameter.owner !== 'shared' &&
      isBelow(parameter.name, Path, Recursive) &&
      // All that is public lies below /aws.
      (parameter.owner === 'public') === Path.startsWith('/aws') &&
      matches(parameter);
    const page = takePage(state.parameters, wanted, {
      list: ['GetParametersByPath', state.region, Path, Recursive, ParameterFilters],
      nextToken: input.NextToken,
      size: input.MaxResults ?? 10,
      invalidToken,
    });
    const parameters = page.items.flatMap((parameter) =>
      parameter === undefined
        ? []
        : [show({ parameter, version: latestOf(parameter), decrypt: WithDecryption })],
    );
    return { Parameters: parameters, NextToken: page.nextToken };
  },

  DescribeParameters: (input, { state }) => {
    const { Filters = [], ParameterFilters = [], Shared = false, MaxResults = 10, NextToken } = input;
    if (Filters.length > 0 && ParameterFilters.length > 0) {
      const message = 'You can use either Filters or ParameterFilters in a single request.';
      throw new ServiceError('ValidationException', message);
    }
    // In the older form a name is the start of one.
    const older = Filters.map(({ Key, Values }) => ({
      Key,
      Values,
      Option: Key === 'Name' ? 'BeginsWith' : 'Equals',
    }));
    const matches = makeParameterFilter([...older, ...ParameterFilters], 'DescribeParameters');
    const owner = Shared ? 'shared' : 'self';
    const page = takePage(state.parameters, (found: Found) => found?.owner === owner && matches(found), {
      list: ['DescribeParameters', state.region, Filters, ParameterFilters, Shared],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    const parameters = page.items.flatMap((parameter) =>
      parameter === undefined ? [] : [describe(parameter)],
    );
    return { Parameters: parameters, NextToken: page.nextToken };
  },

  GetParameterHistory: ({ Name, WithDecryption = false, MaxResults = 50, NextToken }, { state }) => {
    const parameter = requireParameter(Name, state);
    const page = takeItems(parameter.versions, {
      list: ['GetParameterHistory', state.region, parameter.name],
      nextToken: NextToken,
      size: MaxResults,
      invalidToken,
    });
    return {
      Parameters: page.items.map((version) => showHistory(parameter, version, WithDecryption)),
      NextToken: page.nextToken,
    };
  },
};

interface Shown {
  readonly parameter: StoredParameter;
  readonly version: ParameterVersion;
  readonly decrypt: boolean;
  readonly selector?: string | undefined;
}

const show = ({ parameter, version, decrypt, selector }: Shown): Parameter => ({
  Name: parameter.name,
  Type: parameter.type,
  Value: readValue(parameter, version, decrypt),
  Version: version.version,
  LastModifiedDate: version.modifiedDate,
  ARN: parameter.arn,
  DataType: version.dataType,
  ...(selector === undefined ? {} : { Selector: selector }),
});

/** What a version says of itself wherever it is listed. */
const facts = (parameter: StoredParameter, version: ParameterVersion) => ({
  Name: parameter.name,
  Type: parameter.type,
  LastModifiedDate: version.modifiedDate,
  LastModifiedUser: version.modifiedBy,
  Version: version.version,
  Tier: version.tier,
  Policies: version.policies.map(showPolicy),
  DataType: version.dataType,
  ...(version.keyId === undefined ? {} : { KeyId: version.keyId }),
  ...(version.description === undefined ? {} : { Description: version.description }),
  ...(version.allowedPattern === undefined ? {} : { AllowedPattern: version.allowedPattern }),
});

const describe = (parameter: StoredParameter): ParameterMetadata => ({
  ...facts(parameter, latestOf(parameter)),
  ARN: parameter.arn,
});

const showHistory = (
  parameter: StoredParameter,
  version: ParameterVersion,
  decrypt: boolean,
): ParameterHistory => ({
  ...facts(parameter, version),
  Value: readValue(parameter, version, decrypt),
  // The model wants one label at least where there are labels.
  ...(version.labels.length === 0 ? {} : { Labels: version.labels }),
});

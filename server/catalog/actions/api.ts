import type { Action } from '../actions.ts';
import type { Field } from '../field.ts';

const service: Field = {
  name: 'Service',
  types: ['String'],
  required: true,
  format: 'api-service',
  doc: 'Name of the AWS service as boto3 spells it, in lower case: ec2, rds, elbv2.',
};

const operation: Field = {
  name: 'Api',
  types: ['String'],
  required: true,
  format: 'api-operation',
  doc: 'Name of the operation, such as DescribeInstances.',
};

const propertySelector: Field = {
  name: 'PropertySelector',
  types: ['String'],
  required: true,
  format: 'api-selector',
  doc: 'JSONPath of the property in the answer, such as $.Reservations[0].Instances[0].State.Name.',
};

/** Actions that call any AWS API operation; every input they do not know goes to the call. */
export const api: readonly Action[] = [
  {
    name: 'aws:executeAwsApi',
    category: 'api',
    summary: 'Calls one AWS API operation.',
    notes: [
      'A call may take 25 seconds. Streaming operations are not supported.',
      'Name what later steps need under outputs, with a selector into the answer.',
    ],
    inputs: [service, operation],
    openInputs: true,
    constraints: [],
    outputs: [],
    selectorRoot: '$',
    timeout: { max: 25 },
    cancelTarget: true,
    takesOnCancel: true,
    retriesThrottling: true,
    documented: true,
    page: 'automation-action-executeAwsApi',
  },
  {
    name: 'aws:assertAwsResourceProperty',
    category: 'api',
    summary: 'Calls an API operation and fails unless a property of the answer has a wanted value.',
    notes: ['Booleans are compared as the texts True and False.'],
    inputs: [
      service,
      operation,
      propertySelector,
      {
        name: 'DesiredValues',
        types: ['StringList', 'List'],
        required: true,
        doc: 'Values of which the property must have one. Write booleans as True or False.',
      },
    ],
    openInputs: true,
    constraints: [],
    outputs: [],
    cancelTarget: true,
    takesOnCancel: true,
    retriesThrottling: true,
    documented: true,
    page: 'automation-action-assertAwsResourceProperty',
  },
  {
    name: 'aws:waitForAwsResourceProperty',
    category: 'api',
    summary: 'Calls an API operation again and again until a property of the answer has a wanted value.',
    notes: ['Waits an hour unless timeoutSeconds says otherwise.'],
    inputs: [
      service,
      operation,
      propertySelector,
      {
        name: 'DesiredValues',
        types: ['StringList', 'MapList', 'List'],
        required: true,
        doc: 'Values of which the property must get one. Write booleans as True or False.',
      },
    ],
    openInputs: true,
    constraints: [],
    outputs: [],
    timeout: { default: 3600 },
    cancelTarget: true,
    takesOnCancel: true,
    retriesThrottling: true,
    documented: true,
    page: 'automation-action-waitForAwsResourceProperty',
  },
];

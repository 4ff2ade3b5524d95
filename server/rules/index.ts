import { apiDeprecated } from './api/api-deprecated.ts';
import { apiMissingParameter } from './api/api-missing-parameter.ts';
import { apiOperationName } from './api/api-operation-name.ts';
import { apiParameterType } from './api/api-parameter-type.ts';
import { apiParameterValue } from './api/api-parameter-value.ts';
import { apiSelector } from './api/api-selector.ts';
import { apiServiceName } from './api/api-service-name.ts';
import { apiStreaming } from './api/api-streaming.ts';
import { apiUnknownParameter } from './api/api-unknown-parameter.ts';
import { assertBooleanText } from './api/assert-boolean-text.ts';
import { waitNoTimeout } from './api/wait-no-timeout.ts';
import type { Rule } from './rule.ts';

/** Every rule, grouped by what it looks at. The order is that of the documentation. */
export const rules: readonly Rule[] = [
  apiServiceName,
  apiOperationName,
  apiDeprecated,
  apiStreaming,
  apiUnknownParameter,
  apiMissingParameter,
  apiParameterType,
  apiParameterValue,
  apiSelector,
  assertBooleanText,
  waitNoTimeout,
];

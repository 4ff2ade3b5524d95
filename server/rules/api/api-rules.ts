import { apiDeprecated } from './api-deprecated.ts';
import { apiMissingParameter } from './api-missing-parameter.ts';
import { apiOperationName } from './api-operation-name.ts';
import { apiParameterType } from './api-parameter-type.ts';
import { apiParameterValue } from './api-parameter-value.ts';
import { apiSelector } from './api-selector.ts';
import { apiServiceName } from './api-service-name.ts';
import { apiStreaming } from './api-streaming.ts';
import { apiUnknownParameter } from './api-unknown-parameter.ts';
import { assertBooleanText } from './assert-boolean-text.ts';
import { waitNoTimeout } from './wait-no-timeout.ts';
import type { Rule } from '../rule.ts';

export const apiRules: readonly Rule[] = [
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

// What the rules about steps that call an AWS API ask again and again.

import { findAction } from '../../catalog/actions.ts';
import {
  findOperation,
  findService,
  loadService,
  type ApiService,
  type Operation,
  type ServiceModel,
} from '../../catalog/api.ts';
import { select } from '../../catalog/api/select.ts';
import type { Shape } from '../../catalog/api/shape.ts';
import { findField } from '../../catalog/field.ts';
import { perAnalysis } from '../../analysis.ts';
import type { AutomationStep } from '../../model/document.ts';
import { asSequence, type MapEntry, type MapNode, type Node, type ScalarNode } from '../../syntax/tree.ts';
import { literal } from '../literal.ts';
import { readSelector } from '../outputs/selectors.ts';

/** A step with the action aws:executeAwsApi, aws:assertAwsResourceProperty or aws:waitForAwsResourceProperty. */
export interface ApiStep {
  readonly step: AutomationStep;
  readonly inputs: MapNode;
  readonly action: string;
  /** `Service`, where it is a literal. */
  readonly serviceName: ScalarNode | undefined;
  readonly service: ApiService | undefined;
  /** `Api`, where it is a literal. */
  readonly operationName: ScalarNode | undefined;
  /** The operations of the service, if that is known. */
  readonly model: ServiceModel | undefined;
  readonly operation: Operation | undefined;
  /** The inputs that go to the API. */
  readonly parameters: readonly MapEntry[];
}

/** All steps that call an API and have inputs, those in loops included. */
export const apiSteps = perAnalysis(({ flow }): readonly ApiStep[] =>
  (flow?.steps ?? []).flatMap((step) => {
    const action = step.action && findAction(step.action.text);
    if (action?.category !== 'api' || step.inputs === undefined) return [];
    const { inputs } = step;
    const serviceName = literal(inputs.get('Service'));
    const operationName = literal(inputs.get('Api'));
    const service = serviceName && findService(serviceName.text)?.service;
    const model = service && loadService(service);
    return {
      step,
      inputs,
      action: action.name,
      serviceName,
      service,
      operationName,
      model,
      operation: model && operationName && findOperation(model, operationName.text)?.operation,
      parameters: inputs.entries.filter(({ name }) => {
        return name !== '' && name !== '<<' && findField(action.inputs, name)?.exact !== true;
      }),
    };
  }),
);

/** An assertion or a wait whose `PropertySelector` leads to something that is known. */
export interface PropertyStep {
  readonly operation: Operation;
  /** What the selector can give. */
  readonly shapes: readonly Shape[];
  /** The items of `DesiredValues`. */
  readonly desired: readonly Node[];
}

export const propertySteps = perAnalysis((analysis): readonly PropertyStep[] =>
  apiSteps(analysis).flatMap(({ inputs, operation }) => {
    const selector = literal(inputs.get('PropertySelector'));
    const desired = asSequence(inputs.get('DesiredValues'))?.items;
    if (operation === undefined || selector === undefined || desired === undefined) return [];
    const selection = select(operation.output, readSelector(selector.text).segments);
    return selection.kind === 'found' ? [{ operation, shapes: selection.shapes, desired }] : [];
  }),
);

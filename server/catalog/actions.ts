import { api } from './actions/api.ts';
import { cloudFormation } from './actions/cloudformation.ts';
import { ec2 } from './actions/ec2.ts';
import { flow } from './actions/flow.ts';
import { integration } from './actions/integration.ts';
import { internal } from './actions/internal.ts';
import { script } from './actions/script.ts';
import { systemsManager } from './actions/systems-manager.ts';
import type { Constraint, Field, ValueType } from './field.ts';

/** An output that a step has without declaring it. */
export interface Output {
  readonly name: string;
  readonly type: ValueType;
  readonly doc: string;
  readonly values?: readonly string[];
  /** False when it was only seen in documents. */
  readonly documented?: boolean;
}

/** One Automation action of schema 0.3. */
export interface Action {
  readonly name: string;
  readonly category:
    'flow' | 'api' | 'script' | 'ec2' | 'cloudformation' | 'ssm' | 'integration' | 'internal';
  readonly summary: string;
  /** More that a reader of the hover wants to know; whole sentences. */
  readonly notes: readonly string[];
  readonly inputs: readonly Field[];
  /** Other inputs are allowed: they go to the API call, or the action is not described anywhere. */
  readonly openInputs: boolean;
  /** `inputs` must be written even though it is empty. */
  readonly emptyInputs?: boolean;
  readonly constraints: readonly Constraint[];
  /** Built-in outputs, without `OutputPayload`, which every action has. */
  readonly outputs: readonly Output[];
  /** The step's own `outputs` may add more, read from the answer by a selector that starts so. */
  readonly selectorRoot?: string;
  /** Names that the step's own `outputs` may not take. */
  readonly reservedOutputs?: readonly string[];
  /** Seconds. */
  readonly timeout?: { readonly default?: number; readonly max?: number };
  /** Whether another step's `onCancel: step:` may name it. */
  readonly cancelTarget: boolean;
  /** Whether it takes `onCancel` itself. */
  readonly takesOnCancel: boolean;
  readonly retriesThrottling: boolean;
  /** False for actions that stand only in runbooks that Amazon owns. */
  readonly documented: boolean;
  /** Page of the user guide; see `guideUrl`. */
  readonly page: string;
}

const actions: readonly Action[] = [
  ...flow,
  ...api,
  ...script,
  ...systemsManager,
  ...ec2,
  ...cloudFormation,
  ...integration,
  ...internal,
];

const byName = new Map(actions.map((action) => [action.name, action]));

/** All actions, documented ones first within each group. */
export function listActions(): readonly Action[] {
  return actions;
}

/** Action names match with case. */
export function findAction(name: string): Action | undefined {
  return byName.get(name);
}

/** The whole answer of a step; every action has it. Source: guide automation-actions (documented). */
export const outputPayload: Output = {
  name: 'OutputPayload',
  type: 'StringMap',
  doc: 'The whole answer of the step.',
};

/**
 * Names that people write for actions that do not exist, with what they mean.
 * Source: the old language service's misspelling and questions in issue threads (observed).
 */
export const mistakenActions: Readonly<Record<string, string>> = {
  'aws:waitForAwsResourceProperties': 'aws:waitForAwsResourceProperty',
  'aws:assertAwsResourceProperties': 'aws:assertAwsResourceProperty',
  'aws:foreach': 'aws:loop',
  'aws:wait': 'aws:sleep',
  'aws:executeStep': 'aws:executeAutomation',
};

/**
 * What a step output of one declared type may be read as elsewhere; inside inputs nothing is converted.
 * A list converts when it holds one item. Source: guide automation-action-outputs-inputs (documented).
 */
export const outputConversions: Readonly<Partial<Record<ValueType, readonly ValueType[]>>> = {
  String: ['StringList', 'Integer', 'Boolean'],
  Integer: ['String', 'StringList'],
  Boolean: ['String', 'StringList'],
  StringList: ['String', 'Integer', 'Boolean'],
};

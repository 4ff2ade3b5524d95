import { DocumentError, type CommandDocument } from './document.ts';
import { asText, fillInText } from '../../src/substitution/fill-in.ts';
import { storeReferences, substitute } from './substitution.ts';
import { isList, type Value } from './value.ts';

/** A document with its parameters filled in: what the agent on a node gets to run. */
export interface LoweredDocument {
  readonly steps: readonly LoweredStep[];
  /** Schema 2.2 and later; in older documents a precondition fails its step. */
  readonly takesPreconditions: boolean;
  /** `SSM_<name>` for each parameter with `interpolationType: ENV_VAR`; agents before 3.3.2746.0 do not set them. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface LoweredStep {
  readonly name: string;
  readonly action: string;
  readonly inputs: Value;
  readonly preconditions: readonly Precondition[];
}

export interface Precondition {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

/** One side of a comparison, before and after its parameters were filled in. */
export interface Operand {
  readonly initial: string;
  readonly resolved: string;
}

/** Fills the parameters in. Throws DocumentError for what no sample node can resolve. */
export function lowerDocument(
  document: CommandDocument,
  parameters: ReadonlyMap<string, Value>,
): LoweredDocument {
  const takesPreconditions = document.schemaVersion === '2.2';
  const steps = document.steps.map((step) => ({
    name: step.name,
    action: step.action,
    inputs: substitute(step.inputs, parameters),
    preconditions: Object.entries(step.precondition ?? {}).map(([operator, operands]) => ({
      operator,
      operands: (isList(operands) ? operands : [operands]).map((operand) => ({
        initial: asText(operand),
        resolved: fillInText(asText(operand), parameters),
      })),
    })),
  }));
  const missing = steps.flatMap((step) => storeReferences(step.inputs));
  if (missing.length > 0) {
    throw new DocumentError(
      `Input contains invalid parameters [${[...new Set(missing)].join(' ')}]: the playground has no Parameter Store.`,
    );
  }
  return {
    steps,
    takesPreconditions,
    environment: takesPreconditions ? environment(document, parameters) : {},
  };
}

function environment(
  document: CommandDocument,
  parameters: ReadonlyMap<string, Value>,
): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [name, declaration] of document.parameters) {
    if (declaration.inEnvironment) variables[`SSM_${name}`] = asText(parameters.get(name) ?? '');
  }
  return variables;
}

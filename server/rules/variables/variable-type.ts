import type { Analysis } from '../../analysis.ts';
import { type BaseType, baseTypes } from '../../catalog/parameters.ts';
import type { Reference, Variable } from '../../model/document.ts';
import { asScalar, type Node, resolve } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import { wholeReference } from '../references/places.ts';
import {
  converts,
  describeTypes,
  type TypeOfReference,
  typesOfReferences,
} from '../references/reference-types.ts';
import type { Report, Rule } from '../rule.ts';
import { unknownBaseType } from '../unknown-base-type.ts';
import { variablesOf, variableUpdates } from './variables.ts';

export const variableType: Rule = {
  code: 'variable-type',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    if (variablesOf(analysis).length === 0) return;
    const variables = new Map<string, Variable>();
    const types = typesOfReferences(analysis);
    for (const variable of variablesOf(analysis)) {
      variables.set(variable.name, variable);
      checkDeclaration(variable, analysis, report);
    }
    for (const { step, name } of variableUpdates(analysis)) {
      const variable = variables.get(name ?? '');
      const type = variable && typeOf(variable);
      const value = step.get('Value');
      if (variable === undefined || type === undefined || value === undefined) continue;
      checkValue(value, { name: variable.name, type }, report);
      checkReference(wholeReference(value, analysis), { name: variable.name, type, types }, report);
    }
  },
};

function typeOf({ type }: Variable): BaseType | undefined {
  return baseTypes.find((name) => name === type?.text);
}

/** The type exists, and the default has it. */
function checkDeclaration(variable: Variable, analysis: Analysis, report: Report): void {
  const written = literal(variable.type);
  const type = typeOf(variable);
  const finding = written && unknownBaseType(written, 'Variables', analysis);
  if (finding !== undefined) report(finding);
  if (type !== undefined && variable.default !== undefined) {
    checkValue(resolve(variable.default), { name: variable.name, type }, report);
  }
}

interface Wanted {
  readonly name: string;
  readonly type: BaseType;
}

function checkValue(value: Node, { name, type }: Wanted, report: Report): void {
  if (isOpen(value) || fits(value, type)) return;
  report({ range: value, message: `"${name}" is ${describeTypes([type])}, so its value is ${values[type]}` });
}

const values: Readonly<Record<BaseType, string>> = {
  String: 'a text',
  StringList: 'a list of texts',
  Integer: 'a whole number',
  Boolean: 'true or false',
  StringMap: 'a map',
  MapList: 'a list of maps',
};

/** What says nothing about its type. */
function isOpen(value: Node): boolean {
  if (value.kind === 'missing' || value.kind === 'alias') return true;
  return value.kind === 'scalar' && (value.value === null || value.text.includes('{{'));
}

/** Texts that hold a number, a boolean or JSON convert, as they do for outputs. */
function fits(value: Node, type: BaseType): boolean {
  const text = asScalar(value)?.text.trim();
  switch (type) {
    case 'String':
      return text !== undefined;
    case 'Integer':
      return text !== undefined && /^(?:-?\d+)?$/.test(text);
    case 'Boolean':
      return text !== undefined && /^(?:true|false|)$/i.test(text);
    case 'StringList':
      return text !== undefined || value.kind === 'sequence';
    case 'StringMap':
      return value.kind === 'map' || (text !== undefined && /^(?:\{|$)/.test(text));
    case 'MapList':
      return value.kind === 'sequence' || (text !== undefined && /^(?:\[|$)/.test(text));
  }
}

/** A value that is one reference has the type of what it stands for. */
function checkReference(
  reference: Reference | undefined,
  { name, type, types }: Wanted & { readonly types: TypeOfReference },
  report: Report,
): void {
  const found = reference && types(reference);
  if (reference === undefined || found === undefined || converts(found, [type])) return;
  report({
    range: reference,
    message: `This is ${describeTypes([found])}, and the variable "${name}" ${describeTypes([type])}`,
    // A text may hold the JSON of a map or a list; whether that is read is not documented.
    severity: found === 'String' ? 'hint' : 'warning',
  });
}

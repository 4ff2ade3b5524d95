import type { Field } from './field.ts';

/** Operators of a condition in aws:branch and aws:loop. Source: guide automation-branch-condition (documented). */
export const conditionOperators = {
  string: ['StringEquals', 'EqualsIgnoreCase', 'StartsWith', 'EndsWith', 'Contains'],
  numeric: [
    'NumericEquals',
    'NumericGreater',
    'NumericLesser',
    'NumericGreaterOrEquals',
    'NumericLesserOrEquals',
  ],
  boolean: ['BooleanEquals'],
} as const;

/** Operators that people expect from elsewhere and that do not exist, with the nearest one, if there is one. */
export const mistakenOperators: Readonly<Record<string, string | undefined>> = {
  NumericNotEquals: 'NumericEquals',
  StringNotEquals: 'StringEquals',
  StringLike: 'Contains',
  StringEqualsIgnoreCase: 'EqualsIgnoreCase',
  NumericGreaterThan: 'NumericGreater',
  NumericLessThan: 'NumericLesser',
  NumericGreaterThanEquals: 'NumericGreaterOrEquals',
  NumericLessThanEquals: 'NumericLesserOrEquals',
  Bool: 'BooleanEquals',
  IsNull: undefined,
  IsPresent: undefined,
};

const sentences: Readonly<Record<string, string>> = {
  StringEquals: 'Holds when Variable is exactly this text.',
  EqualsIgnoreCase: 'Holds when Variable is this text, whatever the case.',
  StartsWith: 'Holds when Variable starts with this text.',
  EndsWith: 'Holds when Variable ends with this text.',
  Contains: 'Holds when Variable contains this text.',
  NumericEquals: 'Holds when Variable is this number.',
  NumericGreater: 'Holds when Variable is greater than this number.',
  NumericLesser: 'Holds when Variable is less than this number.',
  NumericGreaterOrEquals: 'Holds when Variable is this number or greater.',
  NumericLesserOrEquals: 'Holds when Variable is this number or less.',
  BooleanEquals: 'Holds when Variable is this boolean.',
};

function operatorField(name: string, type: 'String' | 'Integer' | 'Boolean'): Field {
  return { name, types: [type], doc: sentences[name] ?? '' };
}

/** Keys of one condition: a comparison, or And, Or, Not over further conditions. */
export const conditionFields: readonly Field[] = [
  { name: 'Variable', types: ['String'], doc: 'What to compare, usually {{ step.Output }}.' },
  ...conditionOperators.string.map((name) => operatorField(name, 'String')),
  ...conditionOperators.numeric.map((name) => operatorField(name, 'Integer')),
  ...conditionOperators.boolean.map((name) => operatorField(name, 'Boolean')),
  {
    name: 'And',
    types: ['MapList'],
    minItems: 2,
    doc: 'Holds when all of these conditions hold; two or more.',
    get fields() {
      return conditionFields;
    },
  },
  {
    name: 'Or',
    types: ['MapList'],
    minItems: 2,
    doc: 'Holds when any of these conditions holds; two or more.',
    get fields() {
      return conditionFields;
    },
  },
  {
    name: 'Not',
    types: ['Map'],
    doc: 'Holds when this condition does not.',
    get fields() {
      return conditionFields;
    },
  },
];

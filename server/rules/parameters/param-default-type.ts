import type { Analysis } from '../../analysis.ts';
import type { BaseType } from '../../catalog/parameters.ts';
import type { Parameter } from '../../model/document.ts';
import { asScalar, type Node, resolve, type ScalarNode } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { baseTypeOf } from './declarations.ts';

export const paramDefaultType: Rule = {
  code: 'param-default-type',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const base = baseTypeOf(parameter);
      const value = parameter.default && resolve(parameter.default);
      if (base === undefined || value === undefined || isOpen(value) || fits(value, base)) continue;
      report({
        range: value,
        message: `The default must be ${descriptions[base]}, because the type is "${base}"`,
        fixes: conversions(analysis, parameter, base),
      });
    }
  },
};

const descriptions: Readonly<Record<BaseType, string>> = {
  String: 'a text',
  StringList: 'a list of texts',
  Integer: 'a whole number',
  Boolean: 'true or false without quotes',
  StringMap: 'a map',
  MapList: 'a list of maps',
};

/** What says nothing about its type: nothing at all, null, or a text with a reference, which is not expanded yet. */
function isOpen(value: Node): boolean {
  if (value.kind === 'missing' || value.kind === 'alias') return true;
  return value.kind === 'scalar' && (value.value === null || value.text.includes('{{'));
}

function fits(value: Node, base: BaseType): boolean {
  const scalar = asScalar(value);
  switch (base) {
    case 'String':
      return typeof scalar?.value === 'string';
    case 'Integer':
      return scalar !== undefined && /^(?:-?\d+)?$/.test(scalar.text);
    case 'Boolean':
      return typeof scalar?.value === 'boolean';
    case 'StringList':
      // A text in place of the list is what param-default-list-text reports.
      return scalar !== undefined || (value.kind === 'sequence' && value.items.every(isItem));
    case 'StringMap':
      return value.kind === 'map' || isJsonText(scalar);
    case 'MapList':
      return value.kind === 'sequence' || isJsonText(scalar);
  }
}

function isItem(item: Node): boolean {
  const { kind } = resolve(item);
  return kind === 'scalar' || kind === 'alias';
}

/** Maps and lists are also given as JSON text, as the API takes them. */
function isJsonText(scalar: ScalarNode | undefined): boolean {
  return scalar !== undefined && /^\s*(?:[[{]|$)/.test(scalar.text);
}

function conversions(analysis: Analysis, parameter: Parameter, base: BaseType): readonly Fix[] {
  const scalar = asScalar(parameter.default);
  if (scalar === undefined) return [];
  const write = (value: string | boolean, title: string): Fix => ({
    title,
    edits: [replaceValue(scalar, value, analysis)],
  });
  if (base === 'String') return [{ ...write(scalar.text, 'Put the default in quotes'), isSafe: true }];
  if (base !== 'Boolean') return [];
  const meant =
    /^(?:true|yes|on)$/i.test(scalar.text) || (/^(?:false|no|off)$/i.test(scalar.text) ? false : undefined);
  return meant === undefined ? [] : [write(meant, `Change to ${String(meant)}`)];
}

// What the rules about declarations of parameters ask again and again.

import { findKind, findSchema } from '../../catalog/kinds.ts';
import { type BaseType, findParameterType, type ParameterSupport } from '../../catalog/parameters.ts';
import type { Parameter, SsmDocument } from '../../model/document.ts';
import { asScalar, asSequence, type Node, type ScalarNode } from '../../syntax/tree.ts';

/** The base type that a parameter is declared with; undefined without a type or with one that does not exist. */
export function baseTypeOf(parameter: Parameter): BaseType | undefined {
  return parameter.type && findParameterType(parameter.type.text)?.base;
}

/** Which types and keys of parameters the document's kind and schema version take. */
export function parameterSupportOf(document: SsmDocument): ParameterSupport | undefined {
  if (document.kind === 'Unknown') return undefined;
  return findSchema(findKind(document.kind), document.schemaVersion?.text)?.parameters;
}

/** The scalar, or the scalars of the list, whose text holds no `{{`; empty texts, which stand for "not set", left out. */
export function literalTexts(node: Node | undefined): readonly ScalarNode[] {
  const nodes = asSequence(node)?.items ?? (node === undefined ? [] : [node]);
  return nodes.flatMap((item) => {
    const scalar = asScalar(item);
    return scalar === undefined || scalar.text === '' || scalar.text.includes('{{') ? [] : [scalar];
  });
}

/** A limit such as `minChars` as a number; AWS's own documents write it as text, too. */
export function limitOf(parameter: Parameter, key: string): { node: ScalarNode; value: number } | undefined {
  const node = asScalar(parameter.node?.get(key));
  return node !== undefined && /^\d+$/.test(node.text) ? { node, value: Number(node.text) } : undefined;
}

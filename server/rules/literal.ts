import { asScalar, type Node, type ScalarNode } from '../syntax/tree.ts';

/** The scalar, if no part of it is filled in at run time. */
export function literal(node: Node | undefined): ScalarNode | undefined {
  const scalar = asScalar(node);
  return scalar === undefined || scalar.text === '' || scalar.text.includes('{{') ? undefined : scalar;
}

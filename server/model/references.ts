// Finds `{{ … }}` in every scalar of a document.

import { namespaces } from '../catalog/references.ts';
import type { MapEntry, Node, Range, ScalarNode } from '../syntax/tree.ts';
import type { Parameter, Reference, ReferenceKind, SsmDocument, Step } from './document.ts';
import { allSteps } from './steps.ts';

/**
 * Braces, blanks, then a namespace with any name, or a name with an optional path of an output. Text of any other
 * form (`{{print $2}}`, `{{color:red}}`, JSON) is no reference.
 */
const pattern = new RegExp(
  String.raw`(\{?)\{\{[ \t]*(?:(${namespaces.join('|')}):([\w./:-]+)|([A-Za-z0-9][\w-]*)((?:\.[\w$@*:'"[\]-]+)*))[ \t]*\}\}(\}?)`,
  'g',
);

/** The step and the declaration that a node stands in. */
interface Surroundings {
  readonly step: Step | undefined;
  readonly declaration: Parameter | undefined;
}

/** Every reference in the order of the text. */
export function findReferences(document: SsmDocument): Reference[] {
  if (document.root === undefined) return [];
  const steps = new Map('steps' in document ? allSteps(document.steps).map((step) => [step.node, step]) : []);
  const declarations = new Map(document.parameters.map((parameter) => [parameter.node, parameter]));
  const references: Reference[] = [];

  const visit = (node: Node, around: Surroundings): void => {
    switch (node.kind) {
      case 'map': {
        const step = steps.get(node) ?? around.step;
        const declaration = declarations.get(node) ?? around.declaration;
        node.entries.forEach((entry) => visitEntry(entry, { step, declaration }));
        break;
      }
      case 'sequence':
        // Through the entries and not the items: what stands behind an alias is visited at its anchor.
        node.entries.forEach((entry) => visit(entry.value, around));
        break;
      case 'scalar':
        references.push(...referencesIn(node, false, around));
        break;
      case 'alias':
      case 'missing':
        break;
    }
  };
  const visitEntry = ({ key, value }: MapEntry, around: Surroundings): void => {
    if (key.kind === 'scalar') references.push(...referencesIn(key, true, around));
    visit(value, around);
  };
  visit(document.root, { step: undefined, declaration: undefined });
  return references;
}

function* referencesIn(node: ScalarNode, inKey: boolean, around: Surroundings): Generator<Reference> {
  const { text } = node;
  if (!text.includes('{{')) return;
  for (const match of text.matchAll(pattern)) {
    const [all, open = '', namespace, namespaced, plain, path = '', close = ''] = match;
    const triple = open !== '' && close !== '';
    const start = match.index + (triple || open === '' ? 0 : open.length);
    const end = match.index + all.length - (triple || close === '' ? 0 : close.length);
    const name = namespaced ?? plain ?? '';
    const nameStart = text.indexOf(name, start + 2 + (namespace === undefined ? 0 : namespace.length));
    const nameEnd = nameStart + name.length;
    const output = path.slice(1);
    yield {
      ...node.sourceRange(start, end),
      kind: kindOf(namespace, output),
      node,
      whole: text.slice(0, start).trim() === '' && text.slice(end).trim() === '',
      inKey,
      triple,
      name,
      nameRange: node.sourceRange(nameStart, nameEnd),
      output,
      outputRange: outputRange(node, nameEnd, output),
      step: around.step,
      declaration: around.declaration,
    };
  }
}

function kindOf(namespace: string | undefined, output: string): ReferenceKind {
  if (namespace !== undefined) return namespace as (typeof namespaces)[number];
  return output === '' ? 'parameter' : 'step-output';
}

function outputRange(node: ScalarNode, nameEnd: number, output: string): Range {
  if (output === '') return node.sourceRange(nameEnd, nameEnd);
  return node.sourceRange(nameEnd + 1, nameEnd + 1 + output.length);
}

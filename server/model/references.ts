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
  'y',
);

/**
 * Where two opening braces may stand in a scalar: as they are, by an escape, or with an escaped line break in
 * between. Of a long document most parts have none, and are not looked at any further.
 */
const possibleStart = /\{\{|\\(?:x7b|u007b|U0000007b)|\{\\[\r\n]/gi;

/** The step and the declaration that a node stands in. */
interface Surroundings {
  readonly step: Step | undefined;
  readonly declaration: Parameter | undefined;
}

/** Every reference of a document in the order of its text. */
export function findReferences(document: SsmDocument, text: string): Reference[] {
  if (document.root === undefined) return [];
  const mayHoldOne = searchIn(Array.from(text.matchAll(possibleStart), ({ index }) => index));
  const steps = new Map('steps' in document ? allSteps(document.steps).map((step) => [step.node, step]) : []);
  const declarations = new Map(document.parameters.map((parameter) => [parameter.node, parameter]));
  const references: Reference[] = [];

  const visit = (node: Node, around: Surroundings): void => {
    if (!mayHoldOne(node)) return;
    switch (node.kind) {
      case 'map': {
        const step = steps.get(node);
        const declaration = declarations.get(node);
        const isOwn = step !== undefined || declaration !== undefined;
        const inside = isOwn
          ? { step: step ?? around.step, declaration: declaration ?? around.declaration }
          : around;
        for (const entry of node.entries) visitEntry(entry, inside);
        break;
      }
      case 'sequence':
        // Through the entries and not the items: what stands behind an alias is visited at its anchor.
        for (const entry of node.entries) visit(entry.value, around);
        break;
      case 'scalar':
        addReferences(references, node, { ...around, inKey: false });
        break;
      case 'alias':
      case 'missing':
        break;
    }
  };
  const visitEntry = ({ key, value }: MapEntry, around: Surroundings): void => {
    if (key.kind === 'scalar' && mayHoldOne(key)) {
      addReferences(references, key, { ...around, inKey: true });
    }
    visit(value, around);
  };
  visit(document.root, { step: undefined, declaration: undefined });
  return references;
}

/** Tells whether one of `places` lies in a range, to be asked in the order of the text. */
function searchIn(places: readonly number[]): (range: Range) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while ((places[next] ?? Infinity) < start) next += 1;
    return (places[next] ?? Infinity) < end;
  };
}

function addReferences(
  references: Reference[],
  node: ScalarNode,
  { inKey, step, declaration }: Surroundings & { readonly inKey: boolean },
): void {
  const { text } = node;
  for (const match of matchesIn(text)) {
    const [all, open = '', namespace, namespaced, plain, path = '', close = ''] = match;
    const triple = open !== '' && close !== '';
    const start = match.index + (triple || open === '' ? 0 : open.length);
    const end = match.index + all.length - (triple || close === '' ? 0 : close.length);
    const name = namespaced ?? plain ?? '';
    const nameStart = text.indexOf(name, start + 2 + (namespace === undefined ? 0 : namespace.length));
    const nameEnd = nameStart + name.length;
    const output = path.slice(1);
    const range = node.sourceRange(start, end);
    // Written out, since an object that begins as a copy of another takes several times the memory.
    references.push({
      start: range.start,
      end: range.end,
      kind: kindOf(namespace, output),
      node,
      whole: text.slice(0, start).trim() === '' && text.slice(end).trim() === '',
      inKey,
      triple,
      name,
      nameRange: node.sourceRange(nameStart, nameEnd),
      output,
      outputRange: outputRange(node, nameEnd, output),
      step,
      declaration,
    });
  }
}

/** What `pattern` finds, tried only where braces are: a search from each character would take most of the time. */
function* matchesIn(text: string): Generator<RegExpExecArray> {
  for (let at = text.indexOf('{{'); at !== -1;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) yield match;
    at = text.indexOf('{{', match === null ? at + 1 : at + match[0].length);
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

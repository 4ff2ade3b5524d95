// What a refactoring is about to write, in YAML or in JSON. A draft is made from nodes of the tree, from values, or from
// both; it keeps the order of keys and where its parts come from, so that the comments between them find their place.

import { type MapNode, type Node, type Range, resolve, type ScalarValue } from '../../syntax/tree.ts';

export type Draft = DraftMap | DraftList | DraftScalar;

export interface DraftMap {
  readonly kind: 'map';
  readonly entries: readonly DraftEntry[];
}

export interface DraftEntry {
  readonly key: string;
  readonly value: Draft;
  /** Where the entry stands in the text that it was read from. */
  readonly from?: Range | undefined;
  /** Where its key ends there; a comment behind it stays there. */
  readonly keyEnd?: number | undefined;
}

export interface DraftList {
  readonly kind: 'list';
  readonly items: readonly { readonly value: Draft; readonly from?: Range | undefined }[];
}

export interface DraftScalar {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** A number as it is written, where JSON can take it so: digits that a double cannot hold are not lost. */
  readonly number?: string | undefined;
  readonly from?: Range | undefined;
}

/** What cannot be written in the other language, for the user. */
export class CannotWrite extends Error {}

/** More nodes than a document of 64 KB can have; aliases of aliases would go on without end. */
const MAX_NODES = 100_000;

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const coreTags = new Set(['!', '!!str', '!!int', '!!float', '!!bool', '!!null', '!!map', '!!seq']);

/**
 * The draft of a node: aliases and merged maps written out, the short forms of CloudFormation's functions as maps.
 * @throws CannotWrite for keys that are no texts, unknown tags and aliases, and what is endless
 */
export function draftOf(root: Node): Draft {
  let nodes = 0;
  const read = (written: Node): Draft => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new CannotWrite('Written out, the aliases of this document are too long');
    const node = resolve(written);
    return tagged(node, untagged(node));
  };
  const untagged = (node: Node): Draft => {
    switch (node.kind) {
      case 'map':
        return { kind: 'map', entries: [...mapEntries(node, read)] };
      case 'sequence':
        return {
          kind: 'list',
          items: node.entries.map((entry) => ({ value: read(entry.value), from: entry })),
        };
      case 'scalar': {
        const number = typeof node.value === 'number' && jsonNumber.test(node.text) ? node.text : undefined;
        return { kind: 'scalar', value: node.value, number, from: node };
      }
      case 'missing':
        return { kind: 'scalar', value: null };
      case 'alias':
        throw new CannotWrite(`The alias "*${node.name}" stands for nothing`);
    }
  };
  return read(root);
}

function* mapEntries(map: MapNode, read: (node: Node) => Draft): Generator<DraftEntry> {
  const names = new Set<string>();
  const own = (entry: MapNode['entries'][number]): DraftEntry => {
    if (entry.key.kind !== 'scalar') throw new CannotWrite('A key that is no text has no form in JSON');
    names.add(entry.name);
    return { key: entry.name, value: read(entry.value), from: entry, keyEnd: entry.key.end };
  };
  const isMerge = ({ name, key }: MapNode['entries'][number]): boolean =>
    name === '<<' && key.kind === 'scalar' && key.style === 'plain';
  for (const entry of map.entries) if (!isMerge(entry)) yield own(entry);
  for (const entry of map.entries) {
    if (!isMerge(entry)) continue;
    const source = resolve(entry.value);
    for (const merged of source.kind === 'sequence' ? source.items : [source]) {
      if (merged.kind !== 'map') throw new CannotWrite('Only maps can be merged by "<<"');
      for (const { name } of merged.entries) {
        const found = name === '<<' || names.has(name) ? undefined : merged.entry(name);
        if (found !== undefined) yield { ...own(found), from: undefined, keyEnd: undefined };
      }
    }
  }
}

/** CloudFormation's short forms: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function tagged(node: Node, draft: Draft): Draft {
  const { tag } = node;
  if (tag === undefined || coreTags.has(tag)) return draft;
  const name = /^!([A-Za-z0-9]+)$/.exec(tag)?.[1];
  if (name === undefined) throw new CannotWrite(`The tag "${tag}" has no form in JSON`);
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  return { kind: 'map', entries: [{ key, value: name === 'GetAtt' ? attributeList(draft) : draft }] };
}

function attributeList(draft: Draft): Draft {
  if (draft.kind !== 'scalar' || typeof draft.value !== 'string') return draft;
  const dot = draft.value.indexOf('.');
  if (dot < 0) return draft;
  const parts = [draft.value.slice(0, dot), draft.value.slice(dot + 1)];
  return { kind: 'list', items: parts.map((value) => ({ value: { kind: 'scalar', value } })) };
}

// `Selector` and `PropertySelector`: the way through the answer of the step's own operation.

import { select } from '../../catalog/api/select.ts';
import { describeShape, type Member, type Shape } from '../../catalog/api/shape.ts';
import { parseSelector } from '../../catalog/selector.ts';
import { answerOf } from '../answer.ts';
import { type CompletionItem, textItem } from './item.ts';
import { type Place, stepMapOf } from './place.ts';

/** What may follow in a selector. The whole selector is written again, so that it can be quoted as it needs. */
export function selectorItems(place: Place): CompletionItem[] {
  const step = stepMapOf(place);
  const answer = step && answerOf(step);
  if (answer === undefined) return [];
  const { typed, rest, writing } = place;
  const bracket = /^(.*)\[[^\]'"]*$/.exec(typed);
  if (bracket !== null) return indexItems(bracket[1] ?? '', place, answer);
  const [, path = ''] = /^(.*?)([^.[\]]*)$/.exec(typed) ?? [];
  // `$` itself and a name without it begin at the root.
  const before = path === '' ? '$.' : path;
  const tail = /^[\w-]*(.*)$/.exec(rest)?.[1] ?? '';
  const isDeep = before.endsWith('..');
  const parsed = parseSelector(before.replace(/\.+$/, ''));
  const selection = select(answer, parsed.segments);
  if (parsed.error !== undefined || selection.kind !== 'found') return [];
  return membersOf(selection.shapes, isDeep).flatMap(({ member, indexes }) => {
    const start = indexes === '' ? before : `${before.replace(/\.$/, '')}${indexes}.`;
    const text = `${start}${member.name}`;
    const detail = describeShape(member.shape);
    const item = (suffix: string, rank: number): CompletionItem =>
      textItem(writing, `${text}${suffix}${tail}`, {
        label: `${member.name}${suffix}`,
        kind: 'output',
        detail,
        rank,
        filter: `${before}${member.name}${suffix}`,
      });
    const rank = member.name === 'ResponseMetadata' ? 9 : 0;
    const isList = member.shape.kind === 'list' && !tail.startsWith('[');
    return isList ? [item('[0]', rank), item('', rank + 1)] : [item('', rank)];
  });
}

/** `[0]`, `[*]` and filters by the members of the items. */
function indexItems(path: string, { writing, rest }: Place, answer: Shape): CompletionItem[] {
  const selection = select(answer, parseSelector(path).segments);
  if (selection.kind !== 'found') return [];
  const tail = /^[^\]]*\]?(.*)$/.exec(rest)?.[1] ?? '';
  const lists = selection.shapes.filter((shape) => shape.kind === 'list');
  const members = membersOf(lists, false).filter(({ member }) => member.shape.kind === 'scalar');
  if (lists.length === 0) return [];
  return [
    ...['0', '*'].map((index) => [index, index === '0' ? 'The first item' : 'All items'] as const),
    ...members.map(({ member }) => [`?(@.${member.name} == 'value')`, 'The items with this value'] as const),
  ].map(([label, detail], rank) =>
    textItem(writing, `${path}[${label}]${tail}`, {
      label: `[${label}]`,
      kind: 'output',
      detail,
      rank: Math.min(rank, 2),
      filter: `${path}[${label}]`,
    }),
  );
}

interface FoundMember {
  readonly member: Member;
  /** The indexes between a list and its items that are missing in the path. */
  readonly indexes: string;
}

function membersOf(shapes: readonly Shape[], isDeep: boolean): FoundMember[] {
  const found = new Map<string, FoundMember>();
  const places = isDeep ? [...allBelow(shapes)] : shapes;
  for (const place of places) {
    let shape = place;
    let indexes = '';
    while (shape.kind === 'list') {
      shape = shape.item;
      indexes += '[0]';
    }
    if (shape.kind !== 'structure') continue;
    for (const member of shape.members.values()) {
      if (!found.has(member.name)) found.set(member.name, { member, indexes: isDeep ? '' : indexes });
    }
  }
  return [...found.values()];
}

/** The shapes and all in them, each once: shapes may be recursive. */
function allBelow(shapes: readonly Shape[]): Set<Shape> {
  const seen = new Set(shapes);
  for (const shape of seen) {
    if (shape.kind === 'list') seen.add(shape.item);
    else if (shape.kind === 'map') seen.add(shape.value);
    else if (shape.kind === 'structure') for (const member of shape.members.values()) seen.add(member.shape);
  }
  return seen;
}

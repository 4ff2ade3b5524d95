import { planNodes, type FactCondition, type NodeCondition, type TextField } from '../aws/node-conditions.ts';
import type { NodeType, PingStatus, PlatformType } from '../aws/nodes.ts';

/** What a filter text asks for; with a problem there is nothing to ask for. */
export type ParsedQuery =
  { readonly conditions: readonly NodeCondition[] } | { readonly problem: QueryProblem };

export interface QueryProblem {
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** Where: a half-open range of the text. */
  readonly from: number;
  readonly to: number;
}

/** The fields of the filter language, with an example and what it does. */
export const queryFields: Readonly<
  Record<QueryField, { readonly example: string; readonly meaning: string }>
> = {
  name: {
    example: 'name:web',
    meaning: 'the Name tag, the name of a hybrid node or the computer name has it',
  },
  id: { example: 'id:i-0abc', meaning: 'the id has it; a complete id is asked for directly' },
  ip: { example: 'ip:10.0.*', meaning: 'the IP address has it; * stands for any text' },
  tag: { example: 'tag:env=prod,test', meaning: 'has the tag with one of the values; tag:env for any value' },
  platform: {
    example: 'platform:Linux',
    meaning: 'Linux, Windows, macOS, or a part of the name: platform:ubuntu',
  },
  status: {
    example: 'status:Online',
    meaning: 'Online, ConnectionLost, Inactive; offline for all but Online',
  },
  type: { example: 'type:hybrid', meaning: 'ec2, hybrid or edge (IoT Greengrass)' },
  agent: { example: 'agent:3.2.*', meaning: 'the version of the SSM Agent' },
};

export type QueryField = Exclude<TextField, 'any'> | 'tag' | 'status' | 'type';

const platforms = new Map<string, PlatformType>([
  ['linux', 'Linux'],
  ['windows', 'Windows'],
  ['macos', 'MacOS'],
]);
const statuses = new Map<string, readonly PingStatus[]>([
  ['online', ['Online']],
  ['connectionlost', ['ConnectionLost']],
  ['lost', ['ConnectionLost']],
  ['inactive', ['Inactive']],
  ['offline', ['ConnectionLost', 'Inactive']],
]);
const types = new Map<string, readonly NodeType[]>([
  ['ec2', ['ec2']],
  ['hybrid', ['hybrid']],
  ['edge', ['edge']],
  ['iot', ['edge']],
]);

const completeId = /^(?:i-(?:[0-9a-f]{8}|[0-9a-f]{17})|mi-[0-9a-f]{17})$/;

/** The most ids in a filter of DescribeInstanceInformation. */
const mostIds = 100;

/**
 * Reads a filter: terms between blanks, all of which must hold. `field:value,value` takes one value or several of which
 * one must hold; a word alone is looked for in names, ids and IP addresses; `-` excludes; quotes keep blanks, commas
 * and colons in a value.
 */
export function parseQuery(text: string): ParsedQuery {
  const conditions: NodeCondition[] = [];
  for (const term of readTerms(text)) {
    const parsed = term.open ? wrong('The quotation mark is not closed.') : readTerm(term);
    if ('message' in parsed) return { problem: { ...parsed, from: term.from, to: term.to } };
    conditions.push(parsed);
  }
  return { conditions };
}

/** A term as it stands in the text. */
interface Term {
  readonly from: number;
  readonly to: number;
  /** The characters, without the quotation marks. */
  readonly letters: readonly Letter[];
  /** A quotation mark is not closed. */
  readonly open: boolean;
}

/** A character; inside quotes it means itself. */
interface Letter {
  readonly text: string;
  readonly quoted: boolean;
}

function readTerms(text: string): Term[] {
  const terms: Term[] = [];
  let letters: Letter[] = [];
  let from = -1;
  let quoted = false;
  const end = (to: number): void => {
    if (from !== -1) terms.push({ from, to, letters, open: quoted });
    letters = [];
    from = -1;
  };
  let at = 0;
  for (const letter of text) {
    if (!quoted && /\s/.test(letter)) end(at);
    else {
      if (from === -1) from = at;
      if (letter === '"') quoted = !quoted;
      else letters.push({ text: letter, quoted });
    }
    at += letter.length;
  }
  end(at);
  return terms;
}

/** What is wrong with a term. */
interface Wrong {
  readonly message: string;
}

const wrong = (message: string): Wrong => ({ message });

function readTerm({ letters }: Term): NodeCondition | Wrong {
  const excluded = letters.length > 1 && isPlain(letters[0], '-');
  const rest = excluded ? letters.slice(1) : letters;
  const condition = readCondition(rest);
  if ('message' in condition || !excluded) return condition;
  if (isFactCondition(condition)) return { kind: 'not', condition };
  return wrong('A tag cannot be excluded: AWS finds nodes by the tags that they have.');
}

function isFactCondition(condition: NodeCondition): condition is FactCondition {
  return ['platform', 'status', 'type', 'ids', 'text'].includes(condition.kind);
}

function readCondition(letters: readonly Letter[]): NodeCondition | Wrong {
  const colon = letters.findIndex((letter) => isPlain(letter, ':'));
  const field = textOf(letters.slice(0, Math.max(colon, 0)));
  if (colon === -1 || !/^[a-z][a-z-]*$/i.test(field)) return wordCondition(textOf(letters));
  if (!isField(field.toLowerCase())) return wrong(unknownField(field));
  return readField(field.toLowerCase() as QueryField, letters.slice(colon + 1));
}

function readField(field: QueryField, letters: readonly Letter[]): NodeCondition | Wrong {
  if (field === 'tag') return readTag(letters);
  const values = splitValues(letters);
  if (values.length === 0) {
    return wrong(`A value is missing after "${field}:". For example ${queryFields[field].example}.`);
  }
  switch (field) {
    case 'platform':
      return platformCondition(values);
    case 'status':
      return choice('status', {
        values,
        known: statuses,
        names: 'Online, ConnectionLost, Inactive or offline',
      });
    case 'type':
      return choice('type', { values, known: types, names: 'ec2, hybrid or edge' });
    case 'id':
      return idCondition(values);
    default:
      return { kind: 'text', field, patterns: values };
  }
}

function readTag(letters: readonly Letter[]): NodeCondition | Wrong {
  const equals = letters.findIndex((letter) => isPlain(letter, '='));
  const key = textOf(equals === -1 ? letters : letters.slice(0, equals));
  if (key === '') return wrong('A tag key is missing after "tag:". For example tag:env=prod.');
  if (equals === -1) return { kind: 'tag', key, values: [] };
  const values = splitValues(letters.slice(equals + 1));
  if (values.length === 0) return wrong(`A value is missing. For any value write tag:${key}.`);
  if (values.some((value) => value.includes('*'))) {
    return wrong(`AWS finds whole values of tags only: write the value of ${key} without *.`);
  }
  return { kind: 'tag', key, values };
}

function wordCondition(word: string): NodeCondition {
  return completeId.test(word)
    ? { kind: 'ids', values: [word] }
    : { kind: 'text', field: 'any', patterns: [word] };
}

function idCondition(values: readonly string[]): NodeCondition | Wrong {
  if (!values.every((value) => completeId.test(value)))
    return { kind: 'text', field: 'id', patterns: values };
  return values.length > mostIds
    ? wrong(`There can be at most ${mostIds} ids, and these are ${values.length}.`)
    : { kind: 'ids', values };
}

/** The types of platforms are asked for; what is anything else is looked for in the platform's name. */
function platformCondition(values: readonly string[]): NodeCondition {
  const known = values.map((value) => platforms.get(value.toLowerCase()));
  return known.every((value) => value !== undefined)
    ? { kind: 'platform', values: known }
    : { kind: 'text', field: 'platform', patterns: values };
}

interface Choice<Value> {
  readonly values: readonly string[];
  readonly known: ReadonlyMap<string, readonly Value[]>;
  readonly names: string;
}

function choice<Kind extends 'status' | 'type'>(
  kind: Kind,
  { values, known, names }: Choice<Kind extends 'status' ? PingStatus : NodeType>,
): NodeCondition | Wrong {
  const chosen = values.map((value) => known.get(value.toLowerCase()));
  const unknown = chosen.indexOf(undefined);
  if (unknown !== -1) return wrong(`There is no ${kind} "${values[unknown] ?? ''}". Write ${names}.`);
  return { kind, values: [...new Set(chosen.flatMap((some) => some ?? []))] } as NodeCondition;
}

function splitValues(letters: readonly Letter[]): string[] {
  const values: string[] = [];
  let start = 0;
  for (let at = 0; at <= letters.length; at += 1) {
    if (at < letters.length && !isPlain(letters[at], ',')) continue;
    const value = textOf(letters.slice(start, at));
    if (value !== '') values.push(value);
    start = at + 1;
  }
  return values;
}

const textOf = (letters: readonly Letter[]): string => letters.map(({ text }) => text).join('');

const isPlain = (letter: Letter | undefined, text: string): boolean =>
  letter?.text === text && !letter.quoted;

const isField = (text: string): text is QueryField => Object.hasOwn(queryFields, text);

function unknownField(field: string): string {
  const names = Object.keys(queryFields);
  const near = names.find((name) => name.startsWith(field.toLowerCase().slice(0, 2)));
  const advice = near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`;
  return `There is no field "${field}". ${advice} Put a text with a colon in quotation marks.`;
}

/** The conditions in words: `platform Linux · tag env = prod · “web” in the name, id or IP`. */
export function describeConditions(conditions: readonly NodeCondition[]): string {
  return conditions.map(describe).join(' · ');
}

const typeNames: Readonly<Record<NodeType, string>> = { ec2: 'EC2', hybrid: 'hybrid', edge: 'edge' };

function describe(condition: NodeCondition): string {
  switch (condition.kind) {
    case 'platform':
      return `platform ${either(condition.values)}`;
    case 'status':
      return `status ${either(condition.values)}`;
    case 'type':
      return `${either(condition.values.map((type) => typeNames[type]))} nodes`;
    case 'ids':
      return `id ${either(condition.values)}`;
    case 'tag':
      return condition.values.length === 0
        ? `tag ${condition.key}`
        : `tag ${condition.key} = ${either(condition.values)}`;
    case 'untagged':
      return `no tag ${condition.key}`;
    case 'patch-group':
      return `patch group ${condition.value}`;
    case 'resource-group':
      return `resource group ${condition.group}`;
    case 'text': {
      const where = condition.field === 'any' ? 'name, id or IP' : condition.field;
      return `${either(condition.patterns.map((pattern) => `“${pattern}”`))} in the ${where}`;
    }
    case 'not':
      return `not ${describe(condition.condition)}`;
  }
}

const either = (values: readonly string[]): string =>
  values.length < 3 ? values.join(' or ') : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;

/** True if AWS cannot filter by some of the conditions, so that nodes are looked at page by page. */
export function looksAtNodes(conditions: readonly NodeCondition[]): boolean {
  const plan = planNodes(conditions);
  return plan !== undefined && plan.facts.length + plan.others.length > 0;
}

import { parameterTiers, parameterTypes } from '../aws/parameter-rules.ts';
import type { ParameterFilter } from '../aws/parameters.ts';

/** What a filter text of the Parameter Store view asks for, or what is wrong with it and what to write instead. */
export type ParsedParameterQuery = { readonly filter: ParameterFilter } | { readonly problem: string };

/** The fields of the filter language, with an example and what it does. */
export const parameterQueryFields = {
  type: { example: 'type:SecureString', meaning: 'String, StringList or SecureString' },
  tier: { example: 'tier:Advanced', meaning: 'Standard, Advanced or Intelligent-Tiering' },
  label: { example: 'label:current', meaning: 'a version has the label' },
  key: { example: 'key:alias/aws/ssm', meaning: 'encrypted with the KMS key, written as in the tooltip' },
  tag: { example: 'tag:env=prod,test', meaning: 'has the tag with one of the values; tag:env for any value' },
  path: { example: 'path:/shop/prod', meaning: 'lies anywhere below the path' },
  owner: { example: 'owner:shared', meaning: 'self, or shared for what other accounts share' },
} as const;

type Field = keyof typeof parameterQueryFields;

/** Reads a filter: words look for a part of the name, `field:value,value` for the rest; all must hold. */
export function parseParameterQuery(text: string): ParsedParameterQuery {
  const words: string[] = [];
  const fields = new Map<Field, string[]>();
  const tags: { key: string; values: string[] }[] = [];
  for (const term of text.split(/\s+/).filter((term) => term !== '')) {
    const [, name, rest = ''] = /^([a-z]+):(.*)$/i.exec(term) ?? [];
    if (name === undefined) {
      words.push(term);
      continue;
    }
    const field = name.toLowerCase();
    if (!isField(field)) {
      return { problem: `There is no field "${name}". The fields are ${fieldNames.join(', ')}.` };
    }
    if (fields.has(field)) return { problem: `Write ${field}: once, with a comma between its values.` };
    if (field === 'tag') {
      const [key = '', values = ''] = rest.split(/=(.*)/);
      if (key === '') return { problem: 'Name the tag, like tag:env=prod.' };
      if (tags.some((tag) => tag.key === key)) {
        return { problem: `Write tag:${key} once, with a comma between its values.` };
      }
      tags.push({ key, values: list(values) });
      continue;
    }
    const values = list(rest);
    if (values.length === 0)
      return { problem: `Write a value, like ${parameterQueryFields[field].example}.` };
    fields.set(field, values);
  }
  return toFilter(words, fields, tags);
}

function toFilter(
  words: readonly string[],
  fields: ReadonlyMap<Field, readonly string[]>,
  tags: NonNullable<ParameterFilter['tags']>,
): ParsedParameterQuery {
  const chosenTypes = choose(fields.get('type'), parameterTypes);
  if (typeof chosenTypes === 'string') return { problem: chosenTypes };
  const chosenTiers = choose(fields.get('tier'), parameterTiers);
  if (typeof chosenTiers === 'string') return { problem: chosenTiers };
  const labels = fields.get('label');
  if (labels !== undefined && (chosenTiers.length > 0 || tags.length > 0)) {
    return { problem: 'AWS cannot filter by label together with tier or tag. Leave one of them out.' };
  }
  const owners = choose(fields.get('owner'), ['self', 'shared'] as const);
  if (typeof owners === 'string') return { problem: owners };
  if (owners.length > 1) return { problem: 'Write owner:self or owner:shared.' };
  const shared = owners[0] === 'shared';
  if (shared && labels !== undefined) return { problem: 'AWS cannot filter shared parameters by label.' };
  const [path, another] = fields.get('path') ?? [];
  if (another !== undefined) return { problem: 'Write one path.' };
  if (path !== undefined && !/^(?:\/[\w.-]+)+\/?$/.test(path)) {
    return { problem: 'A path begins with a slash, like path:/shop/prod.' };
  }
  return {
    filter: {
      ...(words.length === 0 ? {} : { words }),
      ...(chosenTypes.length === 0 ? {} : { types: chosenTypes }),
      ...(chosenTiers.length === 0 ? {} : { tiers: chosenTiers }),
      ...(labels === undefined ? {} : { labels }),
      ...(fields.has('key') ? { keys: fields.get('key') ?? [] } : {}),
      ...(tags.length === 0 ? {} : { tags }),
      ...(path === undefined ? {} : { path: path.replace(/\/$/, '') }),
      ...(shared ? { shared } : {}),
    },
  };
}

/** The known values that are meant, whatever their case; or what is wrong. */
function choose<T extends string>(
  values: readonly string[] = [],
  known: readonly T[],
): readonly T[] | string {
  const chosen: T[] = [];
  for (const value of values) {
    const found = known.find((one) => one.toLowerCase() === value.toLowerCase());
    if (found === undefined) return `"${value}" is none of ${known.join(', ')}.`;
    chosen.push(found);
  }
  return chosen;
}

const list = (text: string): string[] => text.split(',').filter((value) => value !== '');
const fieldNames = Object.keys(parameterQueryFields);
const isField = (name: string): name is Field => Object.hasOwn(parameterQueryFields, name);

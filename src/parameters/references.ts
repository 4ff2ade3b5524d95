// Where texts of any kind name a parameter: documents and runbooks, CloudFormation, container definitions, policies.
import type { Place } from './place.ts';

/** A parameter that a text names. */
export interface ParameterReference extends Place {
  readonly name: string;
  /** A version or a label. */
  readonly selector: string | undefined;
  /** From an ARN; undefined elsewhere. */
  readonly region: string | undefined;
  readonly account: string | undefined;
}

// What stands before a name. `ssm:` alone counts before a path only, because it may begin anything.
const before = [
  String.raw`\{\{\s*(?:resolve:)?ssm(?:-secure)?:`,
  String.raw`\bresolve:ssm(?:-secure)?:`,
  String.raw`\bssm:(?=/)`,
  String.raw`\barn:aws[\w-]*:ssm:(?<region>[\w-]*):(?<account>\d*):parameter(?=/)`,
].join('|');

const reference = new RegExp(
  String.raw`(?:${before})(?<name>/?[\w.-]+(?:/[\w.-]+)*)(?::(?<selector>[\w.-]+))?`,
  'dg',
);

/** No line that people write is longer. */
const longestLine = 10_000;

/** The references of one line. Their places are those of the names with their selectors. */
export function findReferences(line: string): ParameterReference[] {
  if (line.length > longestLine || !line.includes('ssm')) return [];
  return [...line.matchAll(reference)].flatMap((match) => {
    const { name = '', selector, region, account } = match.groups ?? {};
    const [offset = 0] = match.indices?.groups?.['name'] ?? [];
    // A sentence may end behind a name, and a path may be cut off by a reference in it.
    const plain = selector === undefined ? name.replace(/[.-]+$/, '') : name;
    if (plain === '' || plain === '/' || /^\/?[$<{*]/.test(line.slice(offset + name.length))) return [];
    const end = offset + plain.length + (selector === undefined ? 0 : selector.length + 1);
    return [
      {
        name: plain,
        selector,
        region: region === '' ? undefined : region,
        account: account === '' ? undefined : account,
        offset,
        length: end - offset,
      },
    ];
  });
}

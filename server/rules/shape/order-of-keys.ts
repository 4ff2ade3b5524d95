import type { Analysis } from '../../analysis.ts';
import type { MapEntry, MapNode } from '../../syntax/tree.ts';
import { stepKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { schemaOf, stepsKeys } from './root-keys.ts';

/** What is declared for the steps; readers look for it before them. */
const declarations: readonly string[] = ['parameters', 'variables', 'assumeRole'];

export const orderOfKeys: Rule = {
  code: 'order-of-keys',
  severity: 'hint',
  kinds: stepKinds,
  check(analysis, report) {
    const { root, entries } = analysis.document;
    const steps = entries.findIndex(({ name }) => stepsKeys.includes(name));
    if (root === undefined || steps < 0 || isSorted(entries)) return;
    const late = entries.slice(steps + 1).filter(({ name }) => declarations.includes(name));
    const fixes = late.length === 0 ? [] : reorder(root, analysis);
    for (const { key, name } of late) {
      report({ range: key, message: `Readers look for "${name}" before the steps that use it`, fixes });
    }
  },
};

/** By the alphabet, as programs write keys. Nobody reads such a document from top to bottom. */
function isSorted(entries: readonly MapEntry[]): boolean {
  return entries.every(({ name }, index) => index === 0 || (entries[index - 1]?.name ?? '') <= name);
}

/** Puts the keys in the order of the user guide, each with the comments above it; in YAML only. */
function reorder(root: MapNode, { text, document, language }: Analysis): readonly Fix[] {
  if (language !== 'yaml' || root.style !== 'block') return [];
  const order = schemaOf(document)?.fields.map((field) => field.name) ?? [];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const parts = partsOf(root, text);
  const [first] = parts;
  const last = parts.at(-1);
  // Without a line break at its end the last part would run into the one that comes behind it.
  if (first === undefined || last?.text.endsWith('\n') !== true) return [];
  const sorted = parts.toSorted((a, b) => rank(a.name) - rank(b.name));
  const edit = {
    start: first.start,
    end: last.start + last.text.length,
    text: sorted.map((part) => part.text).join(''),
  };
  return [{ title: 'Put the keys in the order of the user guide', edits: [edit] }];
}

interface Part {
  readonly name: string;
  readonly start: number;
  readonly text: string;
}

/** The lines of each entry, from the comments directly above it to those of the next one. */
function partsOf(root: MapNode, text: string): readonly Part[] {
  const starts = root.entries.map((entry, index) => {
    const before = root.entries[index - 1];
    // What stands above the first entry heads the whole file, and stays there.
    return before === undefined ? entry.start : startWithComments(text, entry.start, before.end);
  });
  return root.entries.map((entry, index) => {
    const start = starts[index] ?? entry.start;
    return {
      name: entry.name,
      start,
      text: text.slice(start, starts[index + 1] ?? lineAfter(text, root.end)),
    };
  });
}

/** The start of the comment lines directly above `start`, but not before `floor`. */
function startWithComments(text: string, start: number, floor: number): number {
  let at = start;
  for (;;) {
    const previous = text.lastIndexOf('\n', at - 2) + 1;
    if (previous < floor || !/^#.*\r?\n$/.test(text.slice(previous, at))) return at;
    at = previous;
  }
}

/** The start of the line behind `offset`, which may stand at the start of a line itself. */
function lineAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', Math.max(0, offset - 1));
  return end < 0 ? text.length : end + 1;
}

// Hover: what is known of the thing at the cursor, and where more is written about it.

import type { Analysis } from '../analysis.ts';
import { findAction } from '../catalog/actions.ts';
import { describeShape } from '../catalog/api/shape.ts';
import { findService } from '../catalog/api.ts';
import { type Field, guideUrl } from '../catalog/field.ts';
import { type BaseType, resourceTypes, typeSentences } from '../catalog/parameters.ts';
import { findPlugin } from '../catalog/plugins.ts';
import { rules } from '../rules/index.ts';
import { pageUrl, readIntroduction } from '../rules/pages.ts';
import { pathAt, type PathStep } from '../syntax/path.ts';
import { asScalar, type MapNode, type Range, type ScalarNode, touches } from '../syntax/tree.ts';
import { selectedShapes } from './answer.ts';
import {
  apiLink,
  describeAction,
  describeContent,
  describeField,
  describeMember,
  describeOperation,
  describePlugin,
  describeService,
} from './describe.ts';
import type { Markdown } from './feature.ts';
import { apiCallOf, type Expectation, expectationAt, fieldOf } from './grammar.ts';
import { describeTarget } from './hover-target.ts';
import { code, paragraphs } from './markdown.ts';
import { targetAt } from './target.ts';

export interface Hover extends Markdown {
  readonly range: Range;
}

/** What is known of the thing at `offset`. */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const rule = hoverRule(analysis, offset);
  if (rule !== undefined) return rule;
  const target = targetAt(analysis, offset);
  const named = target && describeTarget(analysis, target);
  if (named !== undefined) return { markdown: named, range: target?.range ?? { start: offset, end: offset } };
  const stored = hoverStored(analysis, offset);
  if (stored !== undefined) return stored;
  const { steps, node } = pathAt(analysis.tree.root, offset);
  const last = steps.at(-1);
  if (node.kind !== 'scalar' || last === undefined) return undefined;
  const expected = expectationAt(analysis.document, steps);
  const isKey = last.kind === 'entry' && last.part === 'key';
  const description = isKey ? describeKey(expected, last.entry.name) : describeValue(expected, node, steps);
  return description && { ...description, range: { start: node.start, end: node.end } };
}

/** A code in a comment that silences rules. */
function hoverRule({ tree, text }: Analysis, offset: number): Hover | undefined {
  const comment = tree.comments.find((candidate) => touches(candidate, offset));
  if (comment === undefined || !/^ssm-disable-(?:file|line|next-line)\b/.test(comment.text)) return undefined;
  const before = /[\w-]*$/.exec(text.slice(comment.start, offset))?.[0] ?? '';
  const behind = /^[\w-]*/.exec(text.slice(offset, comment.end))?.[0] ?? '';
  const rule = rules.find((known) => known.code === before + behind);
  if (rule === undefined) return undefined;
  return {
    markdown: paragraphs(
      `**${rule.code}** (${rule.severity})`,
      readIntroduction(rule.code) ?? '',
      `[More about this rule](${pageUrl(rule.code)})`,
    ),
    range: { start: offset - before.length, end: offset + behind.length },
  };
}

/** `{{ ssm:name }}` and `{{ ssm-secure:name }}`. */
function hoverStored({ references }: Analysis, offset: number): Hover | undefined {
  const reference = references.find((candidate) => touches(candidate, offset));
  if (reference?.kind !== 'ssm' && reference?.kind !== 'ssm-secure') return undefined;
  const isSecure = reference.kind === 'ssm-secure';
  const [name = '', version] = reference.name.split(':');
  return {
    markdown: paragraphs(
      `Parameter Store: ${code(name)}${version === undefined ? '' : `, version ${code(version)}`}`,
      isSecure
        ? 'A SecureString, decrypted on the node. It works only in sourceInfo of aws:downloadContent.'
        : 'A String or StringList of Parameter Store, read when the document runs. SecureStrings do not work here.',
      `[AWS documentation](${guideUrl('systems-manager-parameter-store')})`,
    ),
    range: { start: reference.start, end: reference.end },
  };
}

function describeKey(expected: Expectation | undefined, name: string): Markdown | undefined {
  switch (expected?.kind) {
    case 'plugins':
      return describeName(name);
    case 'fields': {
      const field = fieldOf(expected, name);
      if (field !== undefined) return describeField(field, expected.page);
      const member = expected.call?.operation.input.members.get(name);
      return member && expected.call && describeMember(member, expected.call);
    }
    case 'shape': {
      const member = expected.shape.kind === 'structure' ? expected.shape.members.get(name) : undefined;
      return member && describeMember(member, expected.call);
    }
    default:
      return undefined;
  }
}

/** `aws:…`: an action or a plugin. */
function describeName(name: string): Markdown | undefined {
  const action = findAction(name);
  if (action !== undefined) return describeAction(action);
  const plugin = findPlugin(name);
  return plugin && describePlugin(plugin);
}

function describeValue(
  expected: Expectation | undefined,
  node: ScalarNode,
  steps: readonly PathStep[],
): Markdown | undefined {
  if (node.text.includes('\n')) return undefined;
  if (expected?.kind === 'shape') {
    const { shape, call, member } = expected;
    if (member !== undefined) return describeMember(member, call);
    return { markdown: paragraphs(describeShape(shape), describeContent(shape), apiLink(call)) };
  }
  if (expected?.kind !== 'value') return undefined;
  const { field, owner } = expected;
  if (field.name === 'action') return describeName(node.text);
  switch (field.format) {
    case 'api-service': {
      const service = findService(node.text)?.service;
      return service && describeService(service);
    }
    case 'api-operation': {
      const call = apiCallOf(owner);
      return call && describeOperation(call);
    }
    case 'api-selector':
      return describeSelector(node.text, steps, owner);
    default:
      return field.name === 'type' ? describeType(node.text) : describeChoice(field, node.text);
  }
}

/** What a selector selects in the answer of its step. */
function describeSelector(
  selector: string,
  steps: readonly PathStep[],
  owner: MapNode,
): Markdown | undefined {
  const maps = steps.flatMap((step) => (step.kind === 'entry' ? [step.map] : []));
  const step = maps.findLast((map) => map !== owner && asScalar(map.get('action')) !== undefined);
  const shapes = step === undefined ? [] : selectedShapes(step, selector);
  if (step === undefined || shapes.length === 0) return undefined;
  const inputs = step.get('inputs');
  const call = inputs?.kind === 'map' ? apiCallOf(inputs) : undefined;
  return {
    markdown: paragraphs(
      `${code(selector)}: ${[...new Set(shapes.map(describeShape))].join(' or ')}`,
      ...shapes.slice(0, 3).map(describeContent),
      call === undefined ? '' : apiLink(call),
    ),
  };
}

function describeType(name: string): Markdown | undefined {
  const resource = resourceTypes.find((type) => type.name === name);
  if (resource !== undefined) {
    const what = resource.list ? `A list of type ${resource.what}` : `A value of type ${resource.what}`;
    return { markdown: `**${name}**\n\n${what}, for which the console has a picker.` };
  }
  const sentence = Object.hasOwn(typeSentences, name) ? typeSentences[name as BaseType] : undefined;
  return sentence === undefined ? undefined : { markdown: `**${name}**\n\n${sentence}` };
}

/** One of a closed set of values says little without its key. */
function describeChoice(field: Field, text: string): Markdown | undefined {
  return field.values?.includes(text) === true || field.retiredValues?.includes(text) === true
    ? describeField(field)
    : undefined;
}

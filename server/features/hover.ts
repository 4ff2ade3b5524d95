import type { Analysis } from '../analysis.ts';
import { findAction } from '../catalog/actions.ts';
import { describeShape } from '../catalog/api/shape.ts';
import { findPlugin } from '../catalog/plugins.ts';
import { findSystemVariable } from '../catalog/references.ts';
import type { Parameter } from '../model/document.ts';
import { pathAt, type PathStep } from '../syntax/path.ts';
import type { Range } from '../syntax/tree.ts';
import { describeAction, describeField, describePlugin } from './describe.ts';
import type { Markdown } from './feature.ts';
import { expectationAt, fieldOf } from './grammar.ts';
import { targetAt } from './target.ts';

export interface Hover extends Markdown {
  readonly range: Range;
}

/** What is known of the thing at `offset`. */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const named = hoverTarget(analysis, offset);
  if (named !== undefined) return named;
  const { steps, node } = pathAt(analysis.tree.root, offset);
  const last = steps.at(-1);
  if (node.kind !== 'scalar' || last?.kind !== 'entry') return undefined;
  const description =
    last.part === 'key' ? describeKey(analysis, steps, last) : describeValue(node.text, last);
  return description && { ...description, range: { start: node.start, end: node.end } };
}

function describeKey(
  { document }: Analysis,
  steps: readonly PathStep[],
  { entry }: PathStep & { kind: 'entry' },
): Markdown | undefined {
  const expected = expectationAt(document, steps);
  if (expected?.kind === 'plugins') return describeName(entry.name);
  const field = fieldOf(expected, entry.name);
  if (field !== undefined) return describeField(field);
  const member =
    expected?.kind === 'fields' ? expected.call?.operation.input.members.get(entry.name) : undefined;
  if (member === undefined) return undefined;
  return {
    markdown: `**${member.name}**: ${describeShape(member.shape)}${member.required ? '\n\nRequired.' : ''}`,
  };
}

/** `aws:…` after `action`. */
function describeValue(text: string, { entry }: PathStep & { kind: 'entry' }): Markdown | undefined {
  return entry.name === 'action' ? describeName(text) : undefined;
}

function describeName(name: string): Markdown | undefined {
  const action = findAction(name);
  if (action !== undefined) return describeAction(action);
  const plugin = findPlugin(name);
  return plugin && describePlugin(plugin);
}

/** A parameter, step, variable or system variable: what it is, where it is used. */
function hoverTarget(analysis: Analysis, offset: number): Hover | undefined {
  const target = targetAt(analysis, offset);
  const { range } = target ?? {};
  if (target === undefined || range === undefined) return undefined;
  switch (target.kind) {
    case 'parameter': {
      const parameter = analysis.document.parameters.find(({ name }) => name === target.name);
      return parameter && { markdown: describeParameter(analysis, parameter), range };
    }
    case 'step': {
      const step = analysis.flow?.steps.find(({ name }) => name?.text === target.name);
      const outputs =
        step?.outputs.flatMap(({ name }) => (name === undefined ? [] : [`\`${name.text}\``])) ?? [];
      const action = step?.action?.text ?? '';
      return (
        step && {
          markdown: [
            `Step **${target.name}**: \`${action}\``,
            outputs.length > 0 ? `Outputs: ${outputs.join(', ')}` : '',
          ]
            .filter((part) => part !== '')
            .join('\n\n'),
          range,
        }
      );
    }
    case 'variable':
    case 'output':
      return undefined;
    case 'system': {
      const variable = findSystemVariable(target.name);
      return (
        variable && {
          markdown: `**${variable.name}**\n\n${variable.doc} For example \`${variable.example}\`.`,
          range,
        }
      );
    }
  }
}

/** Text of the document is shown as code, so that nothing in it is read as Markdown. */
function describeParameter({ text }: Analysis, parameter: Parameter): string {
  const { name, type, description, default: value, allowedValues, allowedPattern } = parameter;
  const source = ({ start, end }: Range): string => code(text.slice(start, Math.min(end, start + 300)));
  return [
    `Parameter **${name}**: ${code(type?.text ?? 'no type')}`,
    description === undefined ? '' : code(description.text.slice(0, 1000)),
    value === undefined ? 'The caller must give a value.' : `Default: ${source(value)}`,
    allowedValues === undefined ? '' : `Allowed values: ${source(allowedValues)}`,
    allowedPattern === undefined ? '' : `Allowed pattern: ${source(allowedPattern)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A fence that the text does not contain. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') || text === '' ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s*\n\s*/g, ' ')}${pad}${fence}`;
}

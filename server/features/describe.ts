// The catalog in Markdown, for hovers and the details of completion.

import type { Action } from '../catalog/actions.ts';
import { type Field, guideUrl } from '../catalog/field.ts';
import type { Plugin } from '../catalog/plugins.ts';
import type { Markdown } from './feature.ts';

/** A key: its type, what it is for, its limits. */
export function describeField(field: Field): Markdown {
  const facts = [
    field.required === true ? 'Required.' : '',
    field.default === undefined ? '' : `Default: \`${field.default}\`.`,
    field.values === undefined ? '' : `Values: ${field.values.map((value) => `\`${value}\``).join(', ')}.`,
    range('Between', field.min, field.max),
    range('Length', field.minLength, field.maxLength),
    range('Items', field.minItems, field.maxItems),
    field.deprecated === undefined ? '' : `Deprecated: ${field.deprecated}`,
    field.minAgent === undefined ? '' : `Needs agent ${field.minAgent} or later.`,
  ].filter((fact) => fact !== '');
  return {
    markdown: [`**${field.name}**: ${field.types.join(' or ')}`, field.doc, facts.join(' ')]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

export function describeAction(action: Action): Markdown {
  const outputs = action.outputs.map((output) => `\`${output.name}\` (${output.type})`).join(', ');
  return {
    markdown: [
      `**${action.name}**`,
      action.summary,
      action.notes.join(' '),
      `Inputs: ${inputList(action.inputs)}`,
      outputs === '' ? '' : `Outputs: ${outputs}`,
      action.documented ? `[AWS documentation](${guideUrl(action.page)})` : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

export function describePlugin(plugin: Plugin): Markdown {
  return {
    markdown: [
      `**${plugin.name}**`,
      plugin.summary,
      plugin.platforms.length === 0 ? '' : `Runs on ${plugin.platforms.join(', ')}.`,
      `Inputs: ${inputList(plugin.inputs)}`,
      plugin.documented ? `[AWS documentation](${guideUrl(plugin.page)})` : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** Required inputs in bold. */
function inputList(fields: readonly Field[]): string {
  const names = fields
    .filter((field) => field.documented !== false)
    .map((field) => (field.required === true ? `**${field.name}**` : field.name));
  return names.length === 0 ? 'none.' : `${names.join(', ')}.`;
}

function range(label: string, min: number | undefined, max: number | undefined): string {
  if (min === undefined && max === undefined) return '';
  if (max === undefined) return `${label}: at least ${min ?? 0}.`;
  return min === undefined ? `${label}: at most ${max}.` : `${label}: ${min} to ${max}.`;
}

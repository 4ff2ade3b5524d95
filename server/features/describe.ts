// The catalog in Markdown, for hovers and the details of completion.

import type { Action } from '../catalog/actions.ts';
import { type ApiService, operationUrl } from '../catalog/api.ts';
import { describeShape, type Member, type Shape } from '../catalog/api/shape.ts';
import { type Field, guideUrl } from '../catalog/field.ts';
import type { Plugin } from '../catalog/plugins.ts';
import type { Markdown } from './feature.ts';
import type { ApiCall } from './grammar.ts';

/** A key: its type, what it is for, its limits, and the page of the guide that says so. */
export function describeField(field: Field, page?: string): Markdown {
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
    markdown: [
      `**${field.name}**: ${field.types.join(' or ')}`,
      field.doc,
      facts.join(' '),
      page === undefined || field.documented === false ? '' : `[AWS documentation](${guideUrl(page)})`,
    ]
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
      plugin.notes.join(' '),
      plugin.retired === undefined ? '' : `Retired: ${plugin.retired.why}. Use ${plugin.retired.instead}.`,
      plugin.platforms.length === 0 ? '' : `Runs on ${plugin.platforms.join(', ')}.`,
      `Inputs: ${inputList(plugin.inputs)}`,
      plugin.documented ? `[AWS documentation](${guideUrl(plugin.page)})` : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** A member of a request or an answer. */
export function describeMember({ name, shape, required }: Member, call: ApiCall): Markdown {
  return {
    markdown: [
      `**${name}**: ${describeShape(shape)}`,
      required ? 'Required.' : '',
      describeContent(shape),
      apiLink(call),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** What a shape holds: its values, or its members with the required ones in bold. */
export function describeContent(shape: Shape): string {
  let place = shape;
  while (place.kind === 'list' || place.kind === 'map')
    place = place.kind === 'list' ? place.item : place.value;
  if (place.kind === 'scalar') {
    return place.values === undefined ? '' : `Values: ${listed(place.values.map((value) => `\`${value}\``))}`;
  }
  const members = [...place.members.values()].filter(({ aliasOf }) => aliasOf === undefined);
  const names = members.map(({ name, required }) => (required ? `**${name}**` : name));
  return names.length === 0 ? '' : `Members: ${listed(names)}`;
}

/** As many as one reads in a hover. */
function listed(names: readonly string[]): string {
  const more = names.length - 40;
  return more > 0 ? `${names.slice(0, 40).join(', ')} and ${more} more.` : `${names.join(', ')}.`;
}

/** A service, by the name that boto3 gives it. */
export function describeService({ name, title, uid }: ApiService): Markdown {
  return {
    markdown: `**${name}**: ${title}\n\n[API reference](https://docs.aws.amazon.com/goto/WebAPI/${uid})`,
  };
}

/** An operation with what it takes and answers. */
export function describeOperation(call: ApiCall): Markdown {
  const { input, output, name, streamsAnswer, deprecated } = call.operation;
  return {
    markdown: [
      `**${name}**: ${call.service.title}`,
      deprecated ? 'Deprecated.' : '',
      streamsAnswer ? 'Its answer is a stream, which Automation cannot take.' : '',
      described('Request', describeContent(input)),
      described('Answer', describeContent(output)),
      apiLink(call),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

function described(what: string, content: string): string {
  return content === '' ? '' : `${what}: ${content.replace(/^Members: /, '')}`;
}

/** The operation in the API reference. */
export function apiLink({ service, operation }: ApiCall): string {
  return `[${service.title}: ${operation.name}](${operationUrl(service, operation)})`;
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

import type { Analysis } from '../analysis.ts';
import { findPlugin } from '../catalog/plugins.ts';
import type { CommandDocument, SsmDocument } from '../model/document.ts';
import type { Refusal } from '../protocol.ts';
import { addEntry, replaceText } from '../rules/edits.ts';
import {
  asMap,
  type MapEntry,
  type MapNode,
  type Node,
  type Range,
  resolve,
  type TextEdit,
} from '../syntax/tree.ts';
import { CannotWrite, type Draft, type DraftEntry, draftOf } from './write/draft.ts';
import { type JsonLayout, writeJson } from './write/write-json.ts';
import { writeYaml } from './write/write-yaml.ts';

const newest = '2.2';

/** True for documents that `upgradeSchema` is for: Command and Policy documents of an older schema. */
export function isUpgradable(document: SsmDocument): document is CommandDocument {
  const isCommand = document.kind === 'Command' || document.kind === 'Policy';
  return isCommand && /^(?:1\.[02]|2\.0)$/.test(document.schemaVersion?.text ?? '');
}

/**
 * The edits that make a Command document of schema 1.2 or 2.0 one of 2.2: `runtimeConfig` becomes `mainSteps`, each set
 * of `properties` the `inputs` of a step of its own, `commands` becomes `runCommand`, the plugin's name in an id the
 * step's name (guide documents-schemas-features, differences between the versions). Steps of plugins for one platform
 * get a precondition, because 2.2 skips without a word what the older schemas let fail. Comments are kept.
 */
export function upgradeSchema(analysis: Analysis): readonly TextEdit[] | Refusal {
  const { document, tree } = analysis;
  if (!isUpgradable(document)) {
    return { refusal: 'Only Command and Policy documents of schema 1.2 and 2.0 can be upgraded' };
  }
  const fault = tree.errors[0];
  if (fault !== undefined) return { refusal: `Correct what is wrong in the text first: ${fault.message}` };
  const { schemaVersion, root } = document;
  const config = root?.entries.find(({ name }) => name === 'runtimeConfig');
  const version = schemaVersion && [replaceText(schemaVersion, newest, analysis)];
  if (root?.entry('mainSteps') !== undefined)
    return [...(version ?? []), ...preconditions(analysis, document)];
  if (config === undefined) return { refusal: 'There is no runtimeConfig to make steps of' };
  try {
    return [...(version ?? []), replaceConfig(analysis, config)];
  } catch (error) {
    if (error instanceof CannotWrite) return { refusal: error.message };
    throw error;
  }
}

function preconditions(analysis: Analysis, { steps }: CommandDocument): TextEdit[] {
  return steps.flatMap((step) => {
    const platform = onlyPlatform(step.action?.text ?? '');
    if (platform === undefined || step.precondition !== undefined) return [];
    const before = step.node.entries.find(({ value }) => resolve(value) === step.inputs);
    const condition = ['precondition', { StringEquals: ['platformType', platform] }] as const;
    return [addEntry(step.node, condition, analysis, before)];
  });
}

function onlyPlatform(plugin: string): string | undefined {
  const [platform, ...others] = findPlugin(plugin)?.platforms ?? [];
  return others.length === 0 ? platform : undefined;
}

/** `mainSteps` in the place of `runtimeConfig`. */
function replaceConfig(analysis: Analysis, config: MapEntry): TextEdit {
  const { text, tree, language } = analysis;
  const plugins = asMap(config.value);
  if (plugins === undefined || plugins.entries.length === 0) {
    throw new CannotWrite('runtimeConfig holds no plugin to make a step of');
  }
  if (hasProperties(config.value))
    throw new CannotWrite('Take the anchors and tags out of runtimeConfig first');
  const steps = stepsOf(plugins);
  if (language === 'json') {
    const layout = jsonLayout(text, config);
    const pad = layout.step === undefined ? '' : indentOf(text, config.start);
    const colon = layout.step === undefined ? ':' : ': ';
    return {
      start: config.start,
      end: config.end,
      text: `"mainSteps"${colon}${writeJson(steps, layout, pad)}`,
    };
  }
  const isFlow = text.slice(lineStart(text, config.start), config.start).trim() !== '';
  if (isFlow) {
    const flow = writeJson(steps, { step: undefined, lineBreak: '\n' });
    return { start: config.start, end: config.end, text: `mainSteps: ${spaced(flow)}` };
  }
  const end = endOfComments(text, config.end);
  const comments = tree.comments.filter((comment) => comment.start >= config.start && comment.end <= end);
  const draft: Draft = {
    kind: 'map',
    entries: [{ key: 'mainSteps', value: steps, from: config, keyEnd: config.key.end }],
  };
  const lines = writeYaml(draft, { text, comments, isYaml: true }, indentOf(text, config.start));
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const closing = text.slice(config.start, end).endsWith('\n') ? lineBreak : '';
  return { start: lineStart(text, config.start), end, text: lines.join(lineBreak) + closing };
}

/** One step for each set of properties of each plugin. */
function stepsOf(plugins: MapNode): Draft {
  const names = new Set<string>();
  return {
    kind: 'list',
    items: plugins.entries.flatMap((plugin) => {
      const config = asMap(plugin.value);
      if (config === undefined) throw new CannotWrite(`What "${plugin.name}" runs is no map`);
      const properties = findEntry(config, 'properties')?.value;
      return propertySets(plugin, properties).map((set) => {
        const step = stepOf(plugin, { config, set, name: stepName(plugin, set, names) });
        // The first step takes the place of the plugin, and the comments above it.
        return { value: step, from: set ?? plugin };
      });
    }),
  };
}

function propertySets(plugin: MapEntry, properties: Node | undefined): (MapNode | undefined)[] {
  const node = properties && resolve(properties);
  if (node === undefined || node.kind === 'missing') return [undefined];
  const items = node.kind === 'sequence' ? node.items : [node];
  return items.map((item) => {
    if (item.kind === 'map') return item;
    throw new CannotWrite(
      `The properties of "${plugin.name}" are no map; schema 2.2 takes inputs as a map only`,
    );
  });
}

function stepOf(
  plugin: MapEntry,
  { config, set, name }: { config: MapNode; set: MapNode | undefined; name: string },
): Draft {
  const platform = onlyPlatform(plugin.name);
  const kept = config.entries.filter(({ name: key }) => !/^(?:properties|timeoutSeconds)$/i.test(key));
  const text = (value: string): Draft => ({ kind: 'scalar', value });
  const equals: Draft = {
    kind: 'list',
    items: ['platformType', platform ?? ''].map((value) => ({ value: text(value) })),
  };
  const condition: Draft = { kind: 'map', entries: [{ key: 'StringEquals', value: equals }] };
  return {
    kind: 'map',
    entries: [
      { key: 'name', value: text(name) },
      { key: 'action', value: text(plugin.name) },
      ...(platform === undefined ? [] : [{ key: 'precondition', value: condition }]),
      ...kept.map((entry) => taken(entry)),
      { key: 'inputs', value: inputsOf(plugin.name, config, set) },
    ],
  };
}

function inputsOf(plugin: string, config: MapNode, set: MapNode | undefined): Draft {
  const knowsRunCommand = findPlugin(plugin)?.inputs.some(({ name }) => name === 'runCommand') === true;
  const entries = (set?.entries ?? []).flatMap((entry) => {
    if (entry.name.toLowerCase() === 'id') return [];
    const isCommands = entry.name === 'commands' && knowsRunCommand && set?.entry('runCommand') === undefined;
    return [isCommands ? { ...taken(entry), key: 'runCommand' } : taken(entry)];
  });
  // Beside the properties the agent does not read it; where it was meant, it counts.
  const timeout = findEntry(config, 'timeoutSeconds');
  const isFree = set === undefined || findEntry(set, 'timeoutSeconds') === undefined;
  return { kind: 'map', entries: timeout !== undefined && isFree ? [...entries, taken(timeout)] : entries };
}

function taken(entry: MapEntry): DraftEntry {
  return { key: entry.name, value: draftOf(entry.value), from: entry, keyEnd: entry.key.end };
}

/** The agent reads keys without regard to their case. */
function findEntry(map: MapNode, name: string): MapEntry | undefined {
  return map.entry(name) ?? map.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
}

/** `0.aws:runShellScript` names the plugin; any other id is a name that somebody chose. */
function stepName(plugin: MapEntry, set: MapNode | undefined, names: Set<string>): string {
  const id = set && findEntry(set, 'id')?.value;
  const written = id?.kind === 'scalar' && !id.text.includes('{{') ? id.text : plugin.name;
  const base =
    written
      .replace(/^\d+\./, '')
      .replace(/^aws:/, '')
      .replace(/[^A-Za-z0-9_]+/g, '_')
      .replace(/^_+|_+$/g, '') || 'step';
  let name = base;
  for (let number = 2; names.has(name); number += 1) name = `${base}${number}`;
  names.add(name);
  return name;
}

/** True if the node, or one in it, has an anchor or a tag, which would be lost. */
function hasProperties(node: Node): boolean {
  if (node.tag !== undefined || node.anchor !== undefined) return true;
  if (node.kind === 'map')
    return node.entries.some(({ key, value }) => hasProperties(key) || hasProperties(value));
  return node.kind === 'sequence' && node.entries.some(({ value }) => hasProperties(value));
}

/** As the document is laid out: what one level is indented by, or all in one line. */
function jsonLayout(text: string, { start }: Range): JsonLayout {
  const lineBreak = /\r?\n/.exec(text.trim())?.[0];
  const step = indentOf(text, start);
  if (lineBreak === undefined || step === '') return { step: undefined, lineBreak: '\n' };
  return { step, lineBreak };
}

/** Flow style of YAML is JSON with a space behind colons and commas, outside of texts. */
function spaced(json: string): string {
  return json.replace(
    /("(?:[^"\\]|\\.)*")|([:,])/g,
    (_, quoted: string | undefined, mark: string | undefined) => {
      return quoted ?? `${mark ?? ''} `;
    },
  );
}

function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** Behind the comment on the line where the entry ends. */
function endOfComments(text: string, end: number): number {
  const rest = /^[ \t]*(?:#[^\n]*)?/.exec(text.slice(end))?.[0] ?? '';
  return text.charAt(end - 1) === '\n' ? end : end + rest.length;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

// The scripts that a document runs on nodes, as the agent writes them to a file.

import { findPlugin } from '../catalog/plugins.ts';
import { powershellQuoting } from '../syntax/scripts/powershell.ts';
import { type QuotedPart, quotingAt, type Quoting, type ScriptLanguage } from '../syntax/scripts/quoting.ts';
import { shellQuoting } from '../syntax/scripts/shell.ts';
import { asMap, asScalar, asSequence, type MapEntry, type MapNode, type Node } from '../syntax/tree.ts';
import type { Range, ScalarNode } from '../syntax/tree.ts';
import type { CommandStep, SessionDocument, SsmDocument } from './document.ts';

/** One script: the lines of `runCommand`, or the commands of a session for one platform. */
export class Script {
  readonly language: ScriptLanguage;
  /** In order; an item of `runCommand` may hold several lines. */
  readonly lines: readonly ScalarNode[];
  /** The lines joined by line breaks, as the agent joins them (agent pluginutil.go, CreateScriptFile). */
  readonly text: string;
  /** Undefined for sessions. */
  readonly step: CommandStep | undefined;
  private readonly starts: readonly number[];
  private quoted: readonly QuotedPart[] | undefined;

  constructor(language: ScriptLanguage, lines: readonly ScalarNode[], step?: CommandStep) {
    this.language = language;
    this.lines = lines;
    this.step = step;
    const starts: number[] = [];
    let length = 0;
    for (const line of lines) {
      starts.push(length);
      length += line.text.length + 1;
    }
    this.starts = starts;
    this.text = lines.map((line) => line.text).join('\n');
  }

  /** Where a place of the document stands in `text`; undefined for a place outside of the script. */
  offsetOf(sourceOffset: number): number | undefined {
    const index = this.lines.findIndex((line) => line.start <= sourceOffset && sourceOffset <= line.end);
    const line = this.lines[index];
    return line && (this.starts[index] ?? 0) + line.textOffset(sourceOffset);
  }

  /** The item, and the part of its text, that the part `[start, end)` of `text` was read from. */
  partOf(start: number, end: number): ScriptPart | undefined {
    const index = this.starts.findLastIndex((lineStart) => lineStart <= start);
    const line = this.lines[index];
    const from = this.starts[index] ?? 0;
    return line && { line, start: start - from, end: Math.min(end - from, line.text.length) };
  }

  /** Where the part `[start, end)` of `text`, which lies in one item, stands in the document. */
  rangeOf(start: number, end: number): Range {
    const part = this.partOf(start, end);
    return part?.line.sourceRange(part.start, part.end) ?? { start: 0, end: 0 };
  }

  quotingAt(offset: number): Quoting {
    this.quoted ??= this.language === 'shell' ? shellQuoting(this.text) : powershellQuoting(this.text);
    return quotingAt(this.quoted, offset);
  }

  /** What an expression with the flag g finds outside of comments. */
  *matchAll(expression: RegExp): Generator<RegExpExecArray> {
    for (const match of this.text.matchAll(expression)) {
      if (this.quotingAt(match.index) !== 'comment') yield match;
    }
  }
}

/** A part of the text of one item of a script. */
export interface ScriptPart extends Range {
  readonly line: ScalarNode;
}

/** Every script of a Command, Policy or Session document; empty for other kinds. */
export function listScripts(document: SsmDocument): readonly Script[] {
  if (document.kind === 'Session') return sessionScripts(document);
  if (document.kind !== 'Command' && document.kind !== 'Policy') return [];
  return document.steps.flatMap(stepScripts);
}

function stepScripts(step: CommandStep): readonly Script[] {
  const fields = findPlugin(step.action?.text ?? '')?.inputs ?? [];
  return fields.flatMap((field) => {
    if (field.format !== 'shell' && field.format !== 'powershell') return [];
    const lines = scalarsOf(findEntry(step.inputs, field.name)?.value);
    return lines.length === 0 ? [] : [new Script(field.format, lines, step)];
  });
}

function sessionScripts(document: SessionDocument): readonly Script[] {
  return ['linux', 'macos', 'windows'].flatMap((platform) => {
    const commands = asMap(document.properties?.get(platform))?.get('commands');
    const lines = scalarsOf(commands);
    return lines.length === 0 ? [] : [new Script(platform === 'windows' ? 'powershell' : 'shell', lines)];
  });
}

function scalarsOf(node: Node | undefined): readonly ScalarNode[] {
  const single = asScalar(node);
  if (single !== undefined) return [single];
  return (asSequence(node)?.items ?? []).flatMap((item) => asScalar(item) ?? []);
}

/** The entry with this name, or one that differs in case only: plugins do not mind the case of their inputs. */
export function findEntry(map: MapNode | undefined, name: string): MapEntry | undefined {
  if (map === undefined) return undefined;
  const exact = map.entry(name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  for (const entry of map.entries) {
    if (entry.name.length === name.length && entry.name.toLowerCase() === lower) return entry;
  }
  return undefined;
}

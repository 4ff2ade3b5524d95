import { Raw, type Skeleton } from './skeleton.ts';

export type SnippetLanguage = 'yaml' | 'json';

/**
 * The text of a skeleton in the snippet syntax of LSP and VS Code: tab stops numbered in the order of the text, and
 * the cursor at the end. `item` makes it an item of a list, which in YAML has a dash.
 */
export function renderSnippet(body: Skeleton, language: SnippetLanguage, item: boolean): string {
  const stops = new Map<string, number>();
  const lines = language === 'json' ? jsonLines(body) : item ? yamlItem(body) : yamlLines(body);
  return `${lines.map((line) => numberStops(line, stops)).join('\n')}${item ? '$0' : '\n$0'}`;
}

/** A text of lines in the snippet syntax, as `renderSnippet` writes YAML and JSON. */
export function renderTextSnippet(lines: readonly string[]): string[] {
  const stops = new Map<string, number>();
  return [...lines.map((line) => numberStops(line, stops)), '$0'];
}

/** A text of lines with the defaults filled in. */
export function renderPlainText(lines: readonly string[]): string {
  return `${lines.map(fillDefaults).join('\n')}\n`;
}

/**
 * The lines of one entry of a map as a snippet. Further lines are indented by two spaces for each level; in YAML a list
 * is one level deeper than its key.
 */
export function renderEntry(key: string, value: Skeleton, language: SnippetLanguage): string[] {
  const stops = new Map<string, number>();
  const lines =
    language === 'yaml'
      ? yamlEntry(key, value)
      : jsonLines({ [key]: value })
          .slice(1, -1)
          .map((line) => line.slice(2));
  return lines.map((line) => numberStops(line, stops));
}

/** The lines of a whole body as a snippet, without the dash of a list item. */
export function renderLines(body: Skeleton, language: SnippetLanguage): string[] {
  const stops = new Map<string, number>();
  const lines = language === 'json' ? jsonLines(body) : yamlLines(body);
  return lines.map((line) => numberStops(line, stops));
}

/** The text with the defaults filled in: what stands there when nothing is changed. */
export function renderPlain(body: Skeleton, language: SnippetLanguage, item: boolean): string {
  const lines = language === 'json' ? jsonLines(body) : item ? yamlItem(body) : yamlLines(body);
  return `${lines.map(fillDefaults).join('\n')}\n`;
}

const slot = /«([^»]*)»/g;

function fillDefaults(text: string): string {
  return text.replace(slot, (_, content: string) => content.split('|')[0] ?? '');
}

/** Turns `«…»` into tab stops, and escapes what the snippet syntax would read as its own. */
function numberStops(line: string, stops: Map<string, number>): string {
  let text = '';
  let end = 0;
  for (const match of line.matchAll(slot)) {
    text += line.slice(end, match.index).replace(/[\\$]/g, '\\$&');
    end = match.index + match[0].length;
    text += tabStop(match[1] ?? '', stops);
  }
  return text + line.slice(end).replace(/[\\$]/g, '\\$&');
}

function tabStop(content: string, stops: Map<string, number>): string {
  const known = stops.get(content);
  if (known !== undefined) return `$${known}`;
  const number = stops.size + 1;
  stops.set(content, number);
  const choices = content.split('|');
  if (choices.length > 1) {
    return `\${${number}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
  }
  return `\${${number}:${content.replace(/[\\$}]/g, '\\$&')}}`;
}

function jsonLines(body: Skeleton): string[] {
  const raws: string[] = [];
  const text = JSON.stringify(
    body,
    (_, value: unknown) => (value instanceof Raw ? `\u0000${raws.push(value.text) - 1}` : value),
    2,
  );
  return text.replace(/"\\u0000(\d+)"/g, (_, index: string) => raws[Number(index)] ?? '').split('\n');
}

function yamlItem(body: Skeleton): string[] {
  return yamlLines(body).map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`));
}

function yamlLines(body: Skeleton): string[] {
  if (Array.isArray(body))
    return body.length === 0 ? ['[]'] : (body as readonly Skeleton[]).flatMap(yamlItem);
  if (body instanceof Raw) return [body.text];
  if (typeof body === 'object') {
    if (isEmpty(body)) return ['{}'];
    return Object.entries(body as Readonly<Record<string, Skeleton>>).flatMap(([key, value]) =>
      yamlEntry(key, value),
    );
  }
  return [typeof body === 'string' ? yamlText(body) : String(body)];
}

function yamlEntry(key: string, value: Skeleton): string[] {
  const name = `${yamlText(key)}:`;
  if (typeof value === 'string' && value.includes('\n')) {
    return [`${name} |`, ...value.split('\n').map((line) => (line === '' ? '' : `  ${line}`))];
  }
  const lines = yamlLines(value);
  if (typeof value !== 'object' || value instanceof Raw || isEmpty(value))
    return [`${name} ${lines.join('')}`];
  return [name, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}

function isEmpty(body: object): boolean {
  return Object.keys(body).length === 0;
}

/** Words that YAML would read as something else than a text. */
const notText = /^(?:true|false|yes|no|on|off|null|~|[-+.\d].*)$/i;

/** The text plain, or in single quotes if that, or one of the values to choose from, would not be read as it is. */
function yamlText(text: string): string {
  const choices = [...text.matchAll(slot)].flatMap((match) => (match[1] ?? '').split('|'));
  const plain = [fillDefaults(text), ...choices].every((value) => {
    return /^[\w$/«][^#:{}[\],&*!|>'"%@`]*(?::[^\s{}[\]"'`]+)*$/.test(value) && !notText.test(value);
  });
  return plain ? text : `'${text.replaceAll("'", "''")}'`;
}

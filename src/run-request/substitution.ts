import { isMap, isScalar, visit } from 'yaml';
import type { DocumentParameter } from '../runs/document-parameters.ts';
import { isList } from '../runs/document-parameters.ts';
import { fillIn, type Value } from '../substitution/fill-in.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

/**
 * A document's text with every `{{ parameter }}` filled in, as the agent does it (see `fillIn`), also where scripts can
 * read the parameter as an environment variable. Keys and the declarations of the parameters stay as they are.
 *
 * YAML keeps its comments and JSON stays JSON.
 * @param values in SendCommand's form; the default counts for those that are missing
 */
export function substituteDocument(
  text: string,
  parameters: readonly DocumentParameter[],
  values: Readonly<Record<string, readonly string[]>>,
): string {
  const known = new Map<string, Value>();
  for (const parameter of parameters) {
    const wire = values[parameter.name] ?? parameter.default;
    if (wire !== undefined) known.set(parameter.name, typed(parameter, wire));
  }
  const document = parseYaml(text, { strict: false, uniqueKeys: false, logLevel: 'silent' });
  visit(document, {
    Pair(_, pair, path) {
      const isRoot = path.length === 2;
      return isRoot && isScalar(pair.key) && pair.key.value === 'parameters' ? visit.SKIP : undefined;
    },
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return undefined;
      const value = fillIn(node.value, known);
      if (value === node.value) return undefined;
      if (typeof value !== 'string') return document.createNode(value);
      node.value = value;
      return undefined;
    },
  });
  if (/^\s*\{/.test(text)) return `${JSON.stringify(document.toJS({ maxAliasCount: 100 }), undefined, 2)}\n`;
  return isMap(document.contents) ? document.toString({ lineWidth: 0 }) : text;
}

function typed(parameter: DocumentParameter, wire: readonly string[]): Value {
  if (isList(parameter)) return wire;
  const [text = ''] = wire;
  if (parameter.type === 'MapList') return wire.map(readMap);
  return parameter.type === 'StringMap' ? readMap(text) : text;
}

function readMap(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

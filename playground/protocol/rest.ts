// Requests of restJson1: which operation a method and a path mean, and its input from path, query and body.
import { decodeJson } from './decode-json.ts';
import type { Model, Structure } from './model.ts';
import { ServiceError } from './service-error.ts';
import { membersOf, shapeOf } from './shapes.ts';

/** A request as the decoder takes it. `path`: the parts that the operation's path leaves open, by name. */
export interface RestPayload {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string;
}

interface RestMatch {
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation of `model` that `method` and `pathname` mean; undefined if none does. */
export function matchRest(model: Model, method: string, pathname: string): RestMatch | undefined {
  for (const [operation, { http }] of Object.entries(model.operations)) {
    if (http?.method !== method) continue;
    const path = matchPath(http.uri, pathname);
    if (path !== undefined) return { operation, path };
  }
  return undefined;
}

/** `/resources/{Arn}/tags` against a path: what stands for the names in braces, without its escapes. */
function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== text) return undefined;
    if (name !== undefined) found[name] = unescapePart(text);
  }
  return found;
}

function unescapePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const serialization = (message: string) => new ServiceError('SerializationException', message);

/**
 * The input of an operation. Throws SerializationException for what does not fit the model; stricter than AWS on
 * purpose, that includes parts of the query that the model does not know.
 */
export function decodeRest(
  model: Model,
  shapeName: string | undefined,
  { path, query, body }: RestPayload,
): Record<string, unknown> {
  const shape: Structure =
    shapeName === undefined ? { type: 'structure', members: {} } : (shapeOf(model, shapeName) as Structure);
  const members = membersOf(shape);
  const inQuery = new Set(
    members.flatMap(([, { location, request }]) => (location === 'querystring' ? request : [])),
  );
  const unknown = [...query.keys()].find((name) => !inQuery.has(name));
  if (unknown !== undefined) throw serialization(`Unknown query parameter '${unknown}'`);
  const input = decodeJson(bodyModel(model, shapeName, shape), shapeName, body);
  for (const [name, { location, request, shape: memberShape }] of members) {
    if (location === 'uri') input[name] = decodeText(model, memberShape, [path[request] ?? '']);
    if (location === 'querystring' && query.has(request)) {
      input[name] = decodeText(model, memberShape, query.getAll(request));
    }
  }
  return input;
}

/** `model` with only those members in the input's shape that stand in the body. */
function bodyModel(model: Model, shapeName: string | undefined, shape: Structure): Model {
  if (shapeName === undefined) return model;
  const members = Object.entries(shape.members).filter(
    ([, member]) => typeof member === 'string' || member.location === undefined,
  );
  return {
    ...model,
    shapes: { ...model.shapes, [shapeName]: { ...shape, members: Object.fromEntries(members) } },
  };
}

function decodeText(model: Model, shapeName: string, texts: readonly string[]): unknown {
  const shape = shapeOf(model, shapeName);
  const [text = ''] = texts;
  switch (shape.type) {
    case 'string':
      return text;
    case 'list':
      return texts.map((item) => decodeText(model, shape.member, [item]));
    case 'boolean':
      if (text !== 'true' && text !== 'false')
        throw serialization(`'${text}' can not be converted to a Boolean`);
      return text === 'true';
    case 'integer':
    case 'long':
      if (!/^-?\d+$/.test(text)) throw serialization(`'${text}' can not be converted to an Integer`);
      return Number(text);
    default:
      throw new Error(
        `No REST operation of the playground has a ${shape.type} in its path or query: ${shapeName}`,
      );
  }
}

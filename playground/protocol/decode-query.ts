// Form-encoded requests of ec2Query and awsQuery -> values by the model.
//
//   ec2Query  Filter.1.Name=tag:env & Filter.1.Value.1=dev     lists are always flattened
//   awsQuery  Tags.member.1.Key=env                            list items stand below `member`
import type { List, Model, Structure } from './model.ts';
import { ServiceError } from './service-error.ts';
import { membersOf, shapeOf } from './shapes.ts';

/** The parameters of a request as a tree: `A.1.B=x` is A -> 1 -> B -> text x. */
interface Branch {
  text?: string;
  children: Map<string, Branch>;
}

/**
 * The input of an operation from the request's parameters without Action and Version. Throws UnknownParameter for a
 * parameter that the model does not know (as EC2 does; for STS it is stricter than AWS on purpose) and
 * InvalidParameterValue where the text does not fit the type.
 */
export function decodeQuery(
  model: Model,
  shapeName: string | undefined,
  parameters: Iterable<[string, string]>,
): Record<string, unknown> {
  const shape: Structure =
    shapeName === undefined ? { type: 'structure', members: {} } : (shapeOf(model, shapeName) as Structure);
  return decodeStructure(model, shape, growTree(parameters), '');
}

function growTree(parameters: Iterable<[string, string]>): Branch {
  const root: Branch = { children: new Map() };
  for (const [name, text] of parameters) {
    let branch = root;
    for (const part of name.split('.')) {
      const next: Branch = branch.children.get(part) ?? { children: new Map<string, Branch>() };
      branch.children.set(part, next);
      branch = next;
    }
    branch.text = text;
  }
  return root;
}

const join = (path: string, part: string) => (path === '' ? part : `${path}.${part}`);

const unknownParameter = (path: string) =>
  new ServiceError('UnknownParameter', `The parameter ${path} is not recognized`);

const invalidValue = (path: string, text: string | undefined) =>
  new ServiceError('InvalidParameterValue', `Value (${text ?? ''}) for parameter ${path} is invalid.`);

function decodeValue(model: Model, shapeName: string, branch: Branch, path: string): unknown {
  const shape = shapeOf(model, shapeName);
  switch (shape.type) {
    case 'structure':
      return decodeStructure(model, shape, branch, path);
    case 'list':
      return decodeList(model, shape, branch, path);
    case 'map':
      throw new Error(`No query protocol of the playground has a map in a request: ${shapeName}`);
    default:
      return decodeScalar(shape.type, branch, path);
  }
}

function decodeStructure(
  model: Model,
  shape: Structure,
  branch: Branch,
  path: string,
): Record<string, unknown> {
  if (branch.text !== undefined && path !== '') throw unknownParameter(path);
  const byRequestName = new Map(membersOf(shape).map(([name, member]) => [member.request, { name, member }]));
  const decoded: Record<string, unknown> = {};
  for (const [part, child] of branch.children) {
    const found = byRequestName.get(part);
    if (found === undefined) throw unknownParameter(join(path, part));
    decoded[found.name] = decodeValue(model, found.member.shape, child, join(path, part));
  }
  return decoded;
}

function decodeList(model: Model, shape: List, branch: Branch, path: string): unknown[] {
  // awsQuery writes an empty list as a parameter without text.
  if (branch.text === '' && branch.children.size === 0) return [];
  const items = model.protocol === 'query' ? branch.children.get(shape.tag ?? 'member') : branch;
  if (items === undefined || branch.text !== undefined) throw unknownParameter(path);
  return [...items.children]
    .map(([part, child]) => {
      if (!/^[1-9]\d*$/.test(part)) throw unknownParameter(join(path, part));
      return { index: Number(part), child };
    })
    .sort((a, b) => a.index - b.index)
    .map(({ index, child }) => decodeValue(model, shape.member, child, `${path}.${index}`));
}

function decodeScalar(type: string, branch: Branch, path: string): unknown {
  const { text, children } = branch;
  const [part] = children.keys();
  if (part !== undefined) throw unknownParameter(join(path, part));
  if (text === undefined) throw invalidValue(path, text);
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw invalidValue(path, text);
      return text === 'true';
    case 'blob':
      return Buffer.from(text, 'base64');
    case 'timestamp': {
      const date = new Date(text);
      if (Number.isNaN(date.getTime())) throw invalidValue(path, text);
      return date;
    }
    default: {
      const number = text.trim() === '' ? NaN : Number(text);
      if (!Number.isFinite(number)) throw invalidValue(path, text);
      return number;
    }
  }
}

import type { CommandDocument, ParameterDeclaration } from './document.ts';
import { asText } from '../../src/substitution/fill-in.ts';
import { storeReferences } from './substitution.ts';
import { isList, isMap, type Value } from './value.ts';

/** A value that a document does not take. The message names the parameter and the rule. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

/**
 * The values that a run uses: those of SendCommand, checked as the service checks them before anything is sent, and
 * the defaults for the rest. Defaults are not checked: AWS's own documents have defaults outside their pattern. Throws
 * ParameterError.
 */
export function commandParameters(
  document: CommandDocument,
  given: Readonly<Record<string, readonly string[]>>,
): Map<string, Value> {
  for (const name of Object.keys(given)) {
    if (!document.parameters.has(name)) throw new ParameterError(`The document has no parameter ${name}.`);
  }
  const values = new Map<string, Value>();
  for (const [name, declaration] of document.parameters) {
    const texts = Object.hasOwn(given, name) ? given[name] : undefined;
    const value = texts && typedValue(name, declaration, texts);
    if (value !== undefined) checkValue(name, declaration, value);
    const used = value ?? declaration.default;
    if (used === undefined) throw new ParameterError(`Parameter ${name} needs a value.`);
    values.set(name, used);
  }
  return values;
}

/**
 * SendCommand carries lists of text only. The agent reads String, StringList and StringMap from them and drops values
 * of other types, so that the default is used (ParseParameters in amazon-ssm-agent's docparser).
 */
function typedValue(
  name: string,
  { type, default: fallback }: ParameterDeclaration,
  texts: readonly string[],
): Value | undefined {
  if (type === 'StringList') return [...texts];
  const [text, ...more] = texts;
  if (text === undefined || more.length > 0) {
    throw new ParameterError(`Parameter ${name} is a ${type} and takes one value, not ${texts.length}.`);
  }
  if (type === 'StringMap') return stringMap(name, text);
  return type === 'String' ? text : fallback;
}

function stringMap(name: string, text: string): Value {
  try {
    const value = JSON.parse(text) as Value;
    if (isMap(value)) return value;
  } catch {
    // Falls through to the same message.
  }
  throw new ParameterError(`Parameter ${name} is a StringMap and takes the JSON text of a map.`);
}

/**
 * Checks a value against the parameter's allowedValues, allowedPattern and limits; each item of a list by itself, a
 * map by its JSON text. A value that holds a Parameter Store reference is not checked, because it is not known yet.
 */
export function checkValue(name: string, declaration: ParameterDeclaration, value: Value): void {
  if (storeReferences(value).length > 0) return;
  checkCount(name, declaration, value);
  for (const item of isList(value) ? value : [value]) checkText(name, declaration, asText(item));
}

function checkCount(name: string, { minItems, maxItems }: ParameterDeclaration, value: Value): void {
  if (!isList(value) && !isMap(value)) return;
  const count = isList(value) ? value.length : Object.keys(value).length;
  if (minItems !== undefined && count < minItems) {
    throw new ParameterError(`Parameter ${name} has ${count} items, fewer than ${minItems}.`);
  }
  if (maxItems !== undefined && count > maxItems) {
    throw new ParameterError(`Parameter ${name} has ${count} items, more than ${maxItems}.`);
  }
}

function checkText(name: string, declaration: ParameterDeclaration, text: string): void {
  const { allowedValues, allowedPattern, minChars, maxChars } = declaration;
  if (allowedValues && allowedValues.length > 0 && !allowedValues.some((value) => asText(value) === text)) {
    throw new ParameterError(`Parameter ${name}: ${text} is not one of its allowed values.`);
  }
  if (allowedPattern !== undefined && javaPattern(allowedPattern)?.test(text) === false) {
    throw new ParameterError(`Parameter ${name}: ${text} does not match ${allowedPattern}.`);
  }
  if (minChars !== undefined && text.length < minChars) {
    throw new ParameterError(`Parameter ${name} is shorter than ${minChars} characters.`);
  }
  if (maxChars !== undefined && text.length > maxChars) {
    throw new ParameterError(`Parameter ${name} is longer than ${maxChars} characters.`);
  }
}

/**
 * A document's allowedPattern, which is Java's for the service and RE2 for the agent: unanchored, with `(?i)` in front
 * as the one thing that JavaScript has as a flag. Undefined where JavaScript cannot read it; nothing is refused then.
 */
function javaPattern(pattern: string): RegExp | undefined {
  const ignoreCase = pattern.startsWith('(?i)');
  const body = ignoreCase ? pattern.slice('(?i)'.length) : pattern;
  try {
    return new RegExp(body, `${ignoreCase ? 'i' : ''}${body.includes('\\p{') ? 'u' : ''}`);
  } catch {
    return undefined;
  }
}

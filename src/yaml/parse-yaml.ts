import {
  parseDocument,
  YAMLParseError,
  type Document,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml';

/**
 * The document of a text that anybody may have written. The parser goes down by recursion, and a text that is nested
 * without end has it compile an expression where there is no stack left for that, which ends the process: nothing can
 * catch it. So such a text is not parsed; its document is empty and has the error.
 */
export function parseYaml(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): Document.Parsed {
  if (!isNestedTooDeeply(text)) return parseDocument(text, options);
  const document = parseDocument('', options);
  const message = 'This is nested too deeply.';
  document.errors.push(new YAMLParseError([0, text.length], 'RESOURCE_EXHAUSTION', message));
  return document;
}

/** Far more levels than any document of AWS has, and far fewer than the stack. */
const deepest = 500;

/** Looks at brackets and at the signs of lists in a line, wherever they stand. */
export function isNestedTooDeeply(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1;
    else if ((sign === ']' || sign === '}') && depth > 0) depth -= 1;
    if (depth > deepest) return true;
  }
  return /^(?:[ \t]*[-?][ \t]){500}/m.test(text);
}

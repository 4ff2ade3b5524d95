import { parseJson } from './json/parse-json.ts';
import { ParsedMissing, ParsedSequenceEntry } from './nodes.ts';
import { ParsedTree } from './syntax-tree.ts';
import type { Language, ParseError, SyntaxTree } from './tree.ts';
import { parseYaml } from './yaml/parse-yaml.ts';

/**
 * Longer texts are not parsed. The service takes 64 KB (AWS General Reference, Systems Manager quotas); the longest
 * document that AWS itself publishes has 103 KB.
 */
const MAX_LENGTH = 1024 * 1024;

/**
 * Parses `text`. Never fails and never hangs: the time is linear in the length of the text, nesting and aliases are
 * bounded, and what is wrong stands in `errors`.
 */
export function parse(text: string, language: Language): SyntaxTree {
  if (text.length > MAX_LENGTH) return unparsed(text, language);
  switch (language) {
    case 'yaml':
      return parseYaml(text);
    case 'json':
      return parseJson(text);
    case 'text':
      return unparsed(text, language);
  }
}

/** An empty tree; that a YAML or JSON text was too long is its error. */
function unparsed(text: string, language: Language): SyntaxTree {
  const message = 'This text is too long to be an SSM document, which may have 64 KB; it is not checked';
  const problems: ParseError[] = [{ code: 'too-long', start: 0, end: 0, message }];
  const region = { start: 0, end: text.length, indent: -1, moved: 0 };
  const document = new ParsedSequenceEntry(0, new ParsedMissing(0), {
    ...region,
    problems: language === 'text' ? undefined : problems,
  });
  return new ParsedTree({ text, language, document, mustParseWhole: true, editCount: 0 });
}

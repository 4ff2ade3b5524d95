import { parseJson } from './json/parse-json.ts';
import { noFindings, ParsedMissing, ParsedSequenceEntry } from './nodes.ts';
import { ParsedTree } from './syntax-tree.ts';
import type { Language, SyntaxTree } from './tree.ts';
import { parseYaml } from './yaml/parse-yaml.ts';

/**
 * Parses `text`. Never fails and never hangs: the time is linear in the length of the text, nesting and aliases are
 * bounded, and what is wrong stands in `errors`.
 */
export function parse(text: string, language: Language): SyntaxTree {
  switch (language) {
    case 'yaml':
      return parseYaml(text);
    case 'json':
      return parseJson(text);
    case 'text': {
      const document = new ParsedSequenceEntry(0, new ParsedMissing(0), noFindings);
      return new ParsedTree({ text, language, document, mustParseWhole: true, editCount: 0 });
    }
  }
}

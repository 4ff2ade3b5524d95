import type { Analysis } from '../analysis.ts';
import type { Refusal } from '../protocol.ts';
import type { ParseError, SyntaxTree } from '../syntax/tree.ts';
import { CannotWrite, draftOf } from './write/draft.ts';
import { writeJson } from './write/write-json.ts';
import { writeYaml } from './write/write-yaml.ts';

export interface Converted {
  readonly text: string;
  /** How many comments the other language cannot hold. */
  readonly lostComments: number;
}

/**
 * The document in the other language. It means the same: the same keys in the same order, texts as texts, numbers with
 * all their digits. Into YAML all comments are kept, and texts of several lines become blocks.
 */
export function convert({ tree }: Pick<Analysis, 'tree'>): Converted | Refusal {
  const { text, language, comments } = tree;
  if (language === 'text') return { refusal: 'Only YAML and JSON can be converted' };
  const fault = mistakes(tree)[0];
  if (fault !== undefined) return { refusal: `Correct what is wrong in the text first: ${fault.message}` };
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  try {
    const draft = draftOf(tree.root);
    if (language === 'yaml') {
      const json = writeJson(draft, { step: '  ', lineBreak });
      return { text: json + lineBreak, lostComments: comments.length };
    }
    const lines = writeYaml(draft, { text, comments, isYaml: false });
    return { text: lines.map((line) => line + lineBreak).join(''), lostComments: 0 };
  } catch (error) {
    if (error instanceof CannotWrite) return { refusal: error.message };
    throw error;
  }
}

/** The errors of a text; comments in JSON are none here, because YAML can keep them. */
function mistakes({ language, comments, errors }: SyntaxTree): ParseError[] {
  return errors.filter((error) => {
    return (
      language === 'yaml' || !comments.some(({ start, end }) => start <= error.start && error.end <= end)
    );
  });
}

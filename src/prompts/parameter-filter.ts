import { parameterQueryFields, parseParameterQuery } from '../views/parameter-query.ts';
import { askText, back, Cancelled } from './quick-pick.ts';

/**
 * Asks for a filter of the Parameter Store view, and says while typing what is wrong with it.
 * @returns a filter without problems; empty for none
 * @throws Cancelled if the user leaves it.
 */
export async function askParameterFilter(current: string): Promise<string> {
  const answer = await askText({
    title: 'Filter Parameters',
    prompt: `Words look for a part of the name; fields are ${Object.keys(parameterQueryFields).join(', ')}. Empty shows all.`,
    placeholder: 'type:SecureString tier:Advanced label:current key:alias/aws/ssm password',
    value: current,
    check(text) {
      const parsed = parseParameterQuery(text);
      return 'problem' in parsed ? parsed.problem : undefined;
    },
  });
  if (answer === back) throw new Cancelled();
  return answer;
}

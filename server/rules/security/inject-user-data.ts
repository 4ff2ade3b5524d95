import type { Analysis } from '../../analysis.ts';
import { findEntry } from '../../model/scripts.ts';
import type { Node } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { boundingByPattern, isOpen } from './open-parameters.ts';
import { referencesTo } from './references-to.ts';

export const injectUserData: Rule = {
  code: 'inject-user-data',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const texts = codeTexts(analysis);
    for (const parameter of analysis.document.parameters) {
      if (!isOpen(parameter)) continue;
      const [first] = referencesTo(parameter, texts, analysis);
      if (first === undefined) continue;
      report({
        range: { start: first.start, end: first.end },
        message: `Any value of "${parameter.name}" is pasted into what becomes code here; bound it by an allowedPattern`,
        fixes: boundingByPattern(parameter, analysis),
      });
    }
  },
};

/** User data of instances and templates of stacks. */
function codeTexts({ flow }: Analysis): readonly Node[] {
  return (flow?.steps ?? []).flatMap(({ inputs }) =>
    ['UserData', 'TemplateBody'].flatMap((name) => findEntry(inputs, name)?.value ?? []),
  );
}

import { askText, back } from '../../prompts/quick-pick.ts';
import { complianceQueryFields, parseComplianceQuery } from '../../views/compliance-query.ts';
import type { ShownCompliance } from '../../views/shown-compliance.ts';

/** Asks for a filter, says while typing what is wrong with it, and shows the nodes that pass it. */
export async function filterCompliance(shown: ShownCompliance): Promise<void> {
  const query = await askText({
    title: 'Filter Compliance',
    prompt: `Words look for a part of a node's name, id or IP address; fields are ${Object.keys(complianceQueryFields).join(', ')}. Empty shows all.`,
    placeholder: Object.values(complianceQueryFields).join(' '),
    value: shown.query,
    check(text) {
      const parsed = parseComplianceQuery(text);
      return 'problem' in parsed ? parsed.problem : undefined;
    },
  });
  if (query !== back) shown.setFilter(query);
}

import type { Rule } from './rule.ts';

/** Every rule, grouped by what it looks at. The order is that of the documentation. */
export const rules: readonly Rule[] = [];

import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const inventoryPlace: Rule = {
  code: 'inventory-place',
  severity: 'warning',
  kinds: commandKinds,
  check({ document }, report) {
    const steps = commandSteps(document);
    const isInventory = (text: string | undefined): boolean => text === 'aws:softwareInventory';
    // A document of nothing else is for associations; nothing in it tells whether it is a Policy document.
    if (steps.every((step) => isInventory(step.action?.text))) return;
    for (const { action } of steps) {
      if (action === undefined || !isInventory(action.text)) continue;
      report({
        range: action,
        message: 'aws:softwareInventory works in State Manager associations only, not in Run Command',
      });
    }
  },
};

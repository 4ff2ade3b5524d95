import { chosenConnection } from '../row-arguments.ts';
import type { ComplianceParts } from './context.ts';
import { filterCompliance } from './filter-compliance.ts';
import { patchNodes } from './patch-nodes.ts';
import { reapplyAssociation } from './reapply-association.ts';

type Command = readonly [title: string, run: (row: unknown, rows: unknown) => unknown];

/** The commands of the Compliance view: the titles of their messages, and what they do. */
export function complianceCommands(parts: ComplianceParts): Readonly<Record<string, Command>> {
  return {
    'ssm.refreshCompliance': ['Refresh Compliance', (row) => parts.compliance.refresh(chosenConnection(row))],
    'ssm.filterCompliance': ['Filter Compliance', () => filterCompliance(parts.shownCompliance)],
    'ssm.clearComplianceFilter': ['Clear Compliance Filter', () => parts.shownCompliance.setFilter('')],
    'ssm.patchNodes': ['Scan or Install Patches', (row, rows) => patchNodes(parts, row, rows)],
    'ssm.reapplyAssociation': [
      'Apply Association Again',
      (row, rows) => reapplyAssociation(parts, row, rows),
    ],
  };
}

import {
  severities,
  type ComplianceSeverity,
  type ComplianceStatus,
  type SeverityCounts,
} from '../aws/compliance.ts';
import type { Icon } from './tree-node.ts';

/** The lower, the worse. */
export const rankOf = (severity: ComplianceSeverity): number => severities.indexOf(severity);

/** `Critical` of `CRITICAL`. */
export function describeSeverity(severity: ComplianceSeverity): string {
  return severity.charAt(0) + severity.slice(1).toLowerCase();
}

/** `3 critical, 5 high`, the worst first; empty if there is nothing. */
export function describeSeverities(counts: SeverityCounts): string {
  return severities
    .flatMap((severity) => (counts[severity] === 0 ? [] : [`${counts[severity]} ${severity.toLowerCase()}`]))
    .join(', ');
}

/** The worst severity that there is anything of. */
export const worstOf = (counts: SeverityCounts): ComplianceSeverity =>
  severities.find((severity) => counts[severity] > 0) ?? 'UNSPECIFIED';

export function complianceIcon({
  status,
  severity,
}: {
  readonly status: ComplianceStatus;
  readonly severity: ComplianceSeverity;
}): Icon {
  if (status === 'COMPLIANT') return { id: 'pass', color: 'testing.iconPassed' };
  switch (severity) {
    case 'CRITICAL':
      return { id: 'flame', color: 'list.errorForeground' };
    case 'HIGH':
      return { id: 'error', color: 'list.errorForeground' };
    case 'MEDIUM':
      return { id: 'warning', color: 'list.warningForeground' };
    case 'LOW':
      return { id: 'info', color: 'list.warningForeground' };
    default:
      return { id: 'circle-outline' };
  }
}

// Compliance of nodes: patches as Patch Manager found them, associations as they ran, and checks of the company's own.
import { runsOf } from '../fleet/associations.ts';
import type { ManagedNode } from '../fleet/node.ts';
import { seededRandom } from '../fleet/random.ts';
import type { ComplianceSeverity, ComplianceStatus } from '../models/ssm-types.ts';
import { bareId, complianceOf, patchGroupOf, type Patching } from '../patching/patching.ts';

export interface NodeComplianceItem {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly status: ComplianceStatus;
  readonly severity: ComplianceSeverity;
  readonly executedAt: Date;
  readonly executionId: string;
  readonly executionType: string;
  /** Made on demand: there are many items, and few are looked at. */
  readonly details: () => Readonly<Record<string, string>>;
}

export type SeverityCounts = Readonly<Record<ComplianceSeverity, number>>;

/** One compliance type on one node. `severity`: the worst of what is not compliant. */
export interface NodeComplianceSummary {
  readonly type: string;
  readonly status: ComplianceStatus;
  readonly severity: ComplianceSeverity;
  readonly executedAt: Date;
  readonly executionId: string;
  readonly executionType: string;
  readonly compliant: SeverityCounts;
  readonly nonCompliant: SeverityCounts;
}

/** From the worst to none. */
const severities: readonly ComplianceSeverity[] = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
  'UNSPECIFIED',
];

export const complianceTypes = ['Association', 'Custom:Hardening', 'Patch'] as const;

interface ComplianceSources {
  readonly seed: string;
  readonly patching: Patching;
  readonly associationId: (associationName: string) => string;
}

/** Compliance in one region; like patches and inventory it is made when it is asked for. */
export class Compliance {
  readonly #sources: ComplianceSources;

  constructor(sources: ComplianceSources) {
    this.#sources = sources;
  }

  /** All items of a node, grouped by type in the order of `complianceTypes`. */
  itemsOf(node: ManagedNode): readonly NodeComplianceItem[] {
    return [...this.#associations(node), ...this.#hardening(node), ...this.#patches(node)];
  }

  /** One summary per type that the node has items of. */
  summariesOf(node: ManagedNode): readonly NodeComplianceSummary[] {
    // In the order of the types.
    const lists = [this.#associations(node), this.#hardening(node), this.#patches(node)];
    return lists.flatMap((items) => summarise(items) ?? []);
  }

  #associations(node: ManagedNode): NodeComplianceItem[] {
    return runsOf(node).map(({ plan, status, executedAt }) => ({
      type: 'Association',
      id: this.#sources.associationId(plan.associationName),
      title: '',
      status: status === 'Failed' ? 'NON_COMPLIANT' : 'COMPLIANT',
      severity: plan.severity,
      executedAt,
      executionId: '',
      executionType: '',
      details: () => ({ DocumentName: plan.documentName, DocumentVersion: '1' }),
    }));
  }

  #patches(node: ManagedNode): NodeComplianceItem[] {
    const { patching } = this.#sources;
    const patches = patching.patchesOf(node) ?? [];
    if (patches.length === 0 || node.patching === undefined) return [];
    const executedAt = new Date(node.patching.operationEnd);
    const details = {
      DocumentName: 'AWS-RunPatchBaseline',
      DocumentVersion: '1',
      PatchBaselineId: bareId(patching.baselineOf(node)),
      PatchGroup: patchGroupOf(node),
    };
    return patches
      .filter(({ state }) => state !== 'NotApplicable')
      .map(({ patch, state, level, installedAt }) => ({
        type: 'Patch',
        id: patch.kbId,
        title: patch.title,
        status: complianceOf(state),
        severity: level,
        executedAt,
        executionId: '',
        executionType: 'Command',
        details: () => ({
          ...details,
          Classification: patch.classification,
          PatchSeverity: patch.severity,
          PatchState: state,
          InstalledTime: installedAt.toISOString(),
        }),
      }));
  }

  /** What a script of the company checks on its tagged machines and reports with PutComplianceItems. */
  #hardening(node: ManagedNode): NodeComplianceItem[] {
    if (node.patching === undefined) return [];
    const random = seededRandom(`${this.#sources.seed}/hardening/${node.instanceId}`);
    const executedAt = new Date(node.association.lastExecution.getTime() - random.integer(1, 600) * 60_000);
    return hardeningChecks.map(([id, title, severity, share]) => ({
      type: 'Custom:Hardening',
      id,
      title,
      status: random.chance(share) ? 'NON_COMPLIANT' : 'COMPLIANT',
      severity,
      executedAt,
      executionId: '',
      executionType: 'Command',
      details: () => ({ Benchmark: 'Company 2026' }),
    }));
  }
}

/** The share is how often a machine fails the check. */
const hardeningChecks: readonly (readonly [string, string, ComplianceSeverity, number])[] = [
  ['hardening-1', 'Root or Administrator cannot sign in from elsewhere', 'CRITICAL', 0.04],
  ['hardening-2', 'Disks are encrypted', 'HIGH', 0.08],
  ['hardening-3', 'Audit log is on', 'MEDIUM', 0.12],
];

function summarise(items: readonly NodeComplianceItem[]): NodeComplianceSummary | undefined {
  const [first] = items;
  if (first === undefined) return undefined;
  const [compliant, nonCompliant] = [noSeverities(), noSeverities()];
  let executedAt = first.executedAt;
  for (const item of items) {
    (item.status === 'COMPLIANT' ? compliant : nonCompliant)[item.severity] += 1;
    if (item.executedAt > executedAt) executedAt = item.executedAt;
  }
  const worst = severities.find((severity) => nonCompliant[severity] > 0);
  return {
    type: first.type,
    status: worst === undefined ? 'COMPLIANT' : 'NON_COMPLIANT',
    severity: worst ?? 'UNSPECIFIED',
    executedAt,
    executionId: first.executionId,
    executionType: first.executionType,
    compliant,
    nonCompliant,
  };
}

/** A count of nothing, to be added to. */
export const noSeverities = (): Record<ComplianceSeverity, number> => ({
  CRITICAL: 0,
  HIGH: 0,
  MEDIUM: 0,
  LOW: 0,
  INFORMATIONAL: 0,
  UNSPECIFIED: 0,
});

import type { Clients } from '../aws/clients.ts';
import { collect, type Page } from '../aws/page.ts';
import {
  getPatchBaseline,
  listPatchBaselines,
  type ApprovalRule,
  type PatchBaseline,
  type PatchBaselineSummary,
} from '../aws/patch-baselines.ts';
import { factRows, noteRow, oneRead } from './fact-row.ts';
import { escapeMarkdown, factTable, type TreeNode } from './tree-node.ts';

type Rows = AsyncIterable<Page<TreeNode>>;

/** The account's own baselines, and behind them a closed row for those of AWS. One call per page of 100. */
export function patchBaselineRows(clients: Clients, signal: AbortSignal): Rows {
  return oneRead(async () => {
    const own = await readBaselines(clients, 'self', signal);
    const ofAws: TreeNode = {
      id: 'patch-baselines/aws',
      label: 'Baselines of AWS',
      icon: { id: 'folder' },
      words: ['baselines-of-aws'],
      contents: 'patch baselines',
      children: (signal) => oneRead(() => readBaselines(clients, 'aws', signal)),
    };
    if (own.length === 0) return [noteRow('patch-baselines/none', 'The account has none of its own'), ofAws];
    return [...own, ofAws];
  });
}

async function readBaselines(
  clients: Clients,
  owner: PatchBaselineSummary['owner'],
  signal: AbortSignal,
): Promise<TreeNode[]> {
  const baselines = await collect(listPatchBaselines(clients, owner, signal));
  return baselines
    .sort(
      (a, b) =>
        (a.operatingSystem ?? '').localeCompare(b.operatingSystem ?? '') ||
        Number(b.isDefault) - Number(a.isDefault) ||
        a.name.localeCompare(b.name),
    )
    .map((baseline) => baselineRow(clients, baseline));
}

function baselineRow(clients: Clients, baseline: PatchBaselineSummary): TreeNode {
  const { id, name, operatingSystem, isDefault } = baseline;
  const said = [operatingSystem, isDefault ? 'default' : undefined].filter((part) => part !== undefined);
  return {
    id: `patch-baselines/${id}`,
    label: name,
    description: said.join(' · '),
    tooltip: `**${escapeMarkdown(name)}**\n\n${factTable([
      ['Id', id],
      ['Operating system', operatingSystem],
      ['Default', isDefault ? 'for nodes of its operating system without a registered patch group' : 'no'],
      ['Description', baseline.description],
    ])}`,
    icon: { id: isDefault ? 'star-full' : 'law' },
    accessibilityLabel: [`Patch baseline ${name}`, ...said].join(', '),
    words: ['patch-baseline'],
    subject: baseline,
    contents: 'the patch baseline',
    children: (signal) =>
      oneRead(async () => contentRows(baseline, await getPatchBaseline(clients, id, signal))),
  };
}

function contentRows(summary: PatchBaselineSummary, baseline: PatchBaseline): TreeNode[] {
  const id = `patch-baselines/${summary.id}`;
  return [
    ...baseline.rules.map((rule, index) => ruleRow(rule, `${id}/rule-${index}`, index + 1)),
    listRow(`${id}/approved`, 'Approved patches', baseline.approved),
    listRow(`${id}/rejected`, 'Rejected patches', baseline.rejected),
    listRow(`${id}/groups`, 'Patch groups', baseline.patchGroups),
    ...factRows(id, [
      ['Id', summary.id],
      ['Description', summary.description],
      ['Only for', baseline.globalFilters.join(' and ') || undefined],
      ['Level of approved patches', baseline.approved.length === 0 ? undefined : baseline.approvedLevel],
      ['Rejected patches are', describeRejection(baseline)],
      ['Sources', baseline.sources.join(', ') || undefined],
      ['Created', baseline.created?.toLocaleString()],
      ['Changed', baseline.modified?.toLocaleString()],
    ]),
  ];
}

function describeRejection({ rejected, rejectedAction }: PatchBaseline): string | undefined {
  if (rejected.length === 0) return undefined;
  return rejectedAction === 'BLOCK' ? 'not installed' : 'installed as dependencies only';
}

function ruleRow(rule: ApprovalRule, id: string, number: number): TreeNode {
  const label = `Rule ${number}`;
  const when =
    rule.approveUntil === undefined
      ? `after ${rule.approveAfterDays ?? 0} days`
      : `released until ${rule.approveUntil}`;
  const description = [...rule.filters, when].join(' · ');
  return {
    id,
    label,
    description,
    icon: { id: 'checklist' },
    accessibilityLabel: `${label}: ${description}`,
    words: ['approval-rule'],
    children: () =>
      oneRead(() =>
        Promise.resolve(
          factRows(id, [
            ['Approves', rule.filters.join(' and ') || 'everything'],
            ['When', when],
            ['Compliance level', rule.complianceLevel],
            ['Also without security', rule.includesNonSecurity ? 'yes' : 'no'],
          ]),
        ),
      ),
  };
}

function listRow(id: string, label: string, names: readonly string[]): TreeNode {
  const description = names.length === 0 ? 'none' : String(names.length);
  const row: TreeNode = { id, label, description, accessibilityLabel: `${label}: ${description}` };
  if (names.length === 0) return row;
  return {
    ...row,
    children: () =>
      oneRead(() =>
        Promise.resolve(
          names.map((name) => ({
            id: `${id}/${name}`,
            label: name,
            words: ['fact'],
            subject: name,
          })),
        ),
      ),
  };
}

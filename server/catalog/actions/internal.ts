import type { Action } from '../actions.ts';

function internalAction(name: string, summary: string, outputs: Action['outputs'] = []): Action {
  return {
    name,
    category: 'internal',
    summary,
    notes: ['AWS does not document this action; it stands only in runbooks that Amazon owns.'],
    inputs: [],
    openInputs: true,
    constraints: [],
    outputs,
    selectorRoot: '$',
    cancelTarget: true,
    takesOnCancel: true,
    retriesThrottling: false,
    documented: false,
    page: 'automation-actions',
  };
}

/** Actions seen only in runbooks that Amazon owns (observed). */
export const internal: readonly Action[] = [
  internalAction('aws:installDistributorPackageOnAzure', 'Installs a Distributor package on Azure machines.'),
  internalAction('aws:putServerUpgradeMetrics', 'Records metrics of a server upgrade.'),
  internalAction('aws:shareSQLMedia', 'Shares SQL Server installation media.', [
    { name: 'EBSSnapshotId', type: 'String', doc: 'Snapshot with the media.', documented: false },
  ]),
];

import assert from 'node:assert/strict';
import { Associations } from '../../playground/associations.ts';
import { DocumentStore } from '../../playground/documents/store.ts';
import { seedDocuments } from '../../playground/documents/seed.ts';
import { applyEffects } from '../../playground/effects.ts';
import { runsOf } from '../../playground/fleet/associations.ts';
import { Fleet } from '../../playground/fleet/fleet.ts';
import type { ManagedNode } from '../../playground/fleet/node.ts';
import { Applications } from '../../playground/inventory/applications.ts';
import { Patching } from '../../playground/patching/patching.ts';

const startedAt = Date.UTC(2026, 10, 23, 12);
const site = { seed: 'test', account: '123456789012', region: 'us-east-1', startedAt };

describe('what commands leave behind', () => {
  const documents = new DocumentStore();
  seedDocuments(documents, site);
  const associations = new Associations(site.seed);
  const patching = new Patching(site);
  const applications = new Applications(patching.catalogue);
  const find = (test: (node: ManagedNode) => boolean): ManagedNode => {
    const node = [...new Fleet(200, site)].find(test);
    assert.ok(node !== undefined);
    return node;
  };
  const run = (node: ManagedNode, documentName: string, parameters: Record<string, string[]>) => {
    const at = startedAt + 60_000;
    applyEffects(
      node,
      { documentName, parameters, startedAt: startedAt + 1000, at },
      { documents, associations },
    );
  };
  const missing = (node: ManagedNode) => patching.stateOf(node)?.MissingCount ?? 0;

  it('a scan finds what is missing, an install removes it', () => {
    const node = find((other) => missing(other) > 1 && other.patching?.rebootPending === false);
    const before = missing(node);
    run(node, 'AWS-RunPatchBaseline', { Operation: ['Scan'] });
    assert.ok(missing(node) >= before);
    assert.equal(patching.stateOf(node)?.OperationEndTime.getTime(), startedAt + 60_000);
    run(node, 'AWS-RunPatchBaseline', { Operation: ['Install'], RebootOption: ['NoReboot'] });
    const state = patching.stateOf(node);
    assert.deepEqual(
      [state?.MissingCount, state?.FailedCount, state?.InstalledPendingRebootCount, state?.Operation],
      [0, 0, 1, 'Install'],
    );
    run(node, 'AWS-RunPatchBaseline', { Operation: ['Install'], RebootOption: ['RebootIfNeeded'] });
    assert.equal(patching.stateOf(node)?.InstalledPendingRebootCount, 0);
  });

  it('patches show in the inventory of packages', () => {
    const node = find((other) => other.platformType === 'Linux' && missing(other) > 0);
    const patch = patching.patchesOf(node)?.find(({ state }) => state === 'Missing')?.patch;
    const versionOf = () => {
      const entry = applications.of(node).find(({ Name }) => Name === patch?.name);
      return `${entry?.['Version'] ?? ''}-${entry?.['Release'] ?? ''}`;
    };
    assert.equal(versionOf(), patch?.versions[0]);
    run(node, 'AWS-RunPatchBaseline', { Operation: ['Install'] });
    assert.equal(versionOf(), patch?.versions[1]);
  });

  it('packages come and go', () => {
    const node = find(({ pingStatus }) => pingStatus === 'Online');
    const versionOf = () =>
      applications.of(node).find(({ Name }) => Name === 'Company-BackupAgent')?.['Version'];
    const configure = (action: string, version = '') =>
      run(node, 'AWS-ConfigureAWSPackage', {
        action: [action],
        name: ['Company-BackupAgent'],
        version: [version],
      });
    configure('Install', '4.2.0');
    assert.equal(versionOf(), '4.2.0');
    configure('Install');
    assert.equal(versionOf(), '4.2.1');
    configure('Uninstall');
    assert.equal(versionOf(), undefined);
  });

  it('the agent is updated, and the association counts as applied', () => {
    const node = find(
      ({ isLatestVersion, tags }) => !isLatestVersion && tags.some((tag) => tag.Value === 'dev'),
    );
    run(node, 'AWS-UpdateSSMAgent', { version: [''] });
    assert.ok(node.isLatestVersion);
    const updated = runsOf(node).find(({ plan }) => plan.documentName === 'AWS-UpdateSSMAgent');
    assert.equal(updated?.executedAt.getTime(), startedAt + 60_000);
  });

  it('associations are applied again: those that are named and target the node, or all', () => {
    const node = find((other) => runsOf(other).filter(({ status }) => status === 'Failed').length === 1);
    const failed = runsOf(node).find(({ status }) => status === 'Failed');
    const other = runsOf(node).find(({ plan }) => plan !== failed?.plan);
    const idOf = (name = '') => associations.idOf(name);
    run(node, 'AWS-RefreshAssociation', { associationIds: [idOf(other?.plan.associationName)] });
    assert.equal(runsOf(node).filter(({ status }) => status === 'Failed').length, 1);
    run(node, 'AWS-RefreshAssociation', { associationIds: [idOf(failed?.plan.associationName)] });
    assert.equal(runsOf(node).filter(({ status }) => status === 'Failed').length, 0);
    const another = find((one) => runsOf(one).some(({ status }) => status === 'Failed'));
    run(another, 'AWS-RefreshAssociation', { associationIds: [] });
    assert.ok(runsOf(another).every(({ status }) => status === 'Success'));
  });
});

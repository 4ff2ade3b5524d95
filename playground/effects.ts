// What commands leave behind on a node besides their output: the documents of AWS change what Patch Manager, the
// inventory and the agent report, so that a patch run clears the missing patches and an installed package shows up.
import type { Associations } from './associations.ts';
import { associationPlans, plansFor, reapply } from './fleet/associations.ts';
import { latestAgent } from './fleet/company.ts';
import type { ManagedNode } from './fleet/node.ts';
import type { DocumentStore } from './documents/store.ts';
import type { SucceededCommand } from './runs/command-request.ts';

/** What documents refer to. */
interface EffectSources {
  readonly documents: DocumentStore;
  readonly associations: Pick<Associations, 'find'>;
}

/** Changes `node` as the document would have. */
export function applyEffects(
  node: ManagedNode,
  command: SucceededCommand,
  { documents, associations }: EffectSources,
): void {
  const parameter = (name: string) => command.parameters[name]?.[0] ?? '';
  switch (command.documentName) {
    case 'AWS-RunPatchBaseline':
      patch(node, command, parameter);
      break;
    case 'AWS-UpdateSSMAgent':
      node.agentVersion = parameter('version') === '' ? latestAgent : parameter('version');
      node.isLatestVersion = node.agentVersion === latestAgent;
      break;
    case 'AWS-ConfigureAWSPackage':
      configurePackage(node, parameter, documents);
      break;
    case 'AWS-RefreshAssociation':
      refresh(node, command, associations);
      break;
  }
  const plan = associationPlans.find(({ documentName }) => documentName === command.documentName);
  if (plan !== undefined) node.association = reapply(node.association, plan, new Date(command.at));
}

type Parameter = (name: string) => string;

function patch(node: ManagedNode, { startedAt, at }: SucceededCommand, parameter: Parameter): void {
  const install = parameter('Operation') === 'Install';
  const rebootOption = parameter('RebootOption') === 'NoReboot' ? 'NoReboot' : 'RebootIfNeeded';
  const before = node.patching;
  const waits = install ? rebootOption === 'NoReboot' : before?.rebootPending === true;
  node.patching = {
    // A node that was never scanned has what was there when it was registered.
    installedThrough: install ? at : (before?.installedThrough ?? node.registrationDate.getTime()),
    operation: install ? 'Install' : 'Scan',
    operationStart: startedAt,
    operationEnd: at,
    rebootOption,
    lastNoRebootInstall: install && rebootOption === 'NoReboot' ? at : before?.lastNoRebootInstall,
    rebootPending: waits,
    failed: install ? false : (before?.failed ?? false),
  };
}

/** Applies the associations of the node that are named, or all of them if none is. */
function refresh(
  node: ManagedNode,
  { parameters, at }: SucceededCommand,
  associations: EffectSources['associations'],
): void {
  const ids = (parameters['associationIds'] ?? []).filter((id) => id !== '');
  const wanted = ids.map((id) => associations.find(id)?.plan);
  for (const plan of plansFor(node.tags)) {
    if (ids.length > 0 && !wanted.includes(plan)) continue;
    node.association = reapply(node.association, plan, new Date(at));
  }
}

function configurePackage(node: ManagedNode, parameter: Parameter, documents: DocumentStore): void {
  const name = parameter('name');
  const document = documents.find(name);
  if (document === undefined) return;
  if (parameter('action') === 'Uninstall') {
    node.packages = Object.fromEntries(Object.entries(node.packages).filter(([other]) => other !== name));
    return;
  }
  const wanted = parameter('version');
  const version =
    document.versions.find(({ versionName }) => versionName === wanted) ??
    document.versions.find((other) => other.version === document.defaultVersion);
  node.packages = { ...node.packages, [name]: version?.versionName ?? '' };
}

// What commands leave behind on a node besides their output: the documents of AWS change what Patch Manager, the
// inventory and the agent report, so that a patch run clears the missing patches and an installed package shows up.
import { associationPlans, reapply } from './fleet/associations.ts';
import { latestAgent } from './fleet/company.ts';
import type { ManagedNode } from './fleet/node.ts';
import type { DocumentStore } from './documents/store.ts';
import type { SucceededCommand } from './runs/command.ts';

/** Changes `node` as the document would have. */
export function applyEffects(node: ManagedNode, command: SucceededCommand, documents: DocumentStore): void {
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

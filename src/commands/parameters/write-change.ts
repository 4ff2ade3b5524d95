import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import {
  changeParameter,
  createParameter,
  ParameterConflict,
  type ParameterChange,
  type ParameterSettings,
} from '../../aws/parameter-changes.ts';
import type { ParameterSummary } from '../../aws/parameters.ts';
import { isPlain } from '../../aws/parameter-values.ts';
import { changeTitle } from '../../prompts/confirm.ts';
import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { plainParameterVersionRow } from '../row-arguments.ts';
import type { ParameterParts } from './context.ts';

/** A change that the user has decided on. */
export interface PlannedChange {
  readonly clients: Clients;
  /** As the user has seen it. */
  readonly base: Pick<ParameterSummary, 'name' | 'type' | 'version'>;
  readonly value: string;
  /** The value that the user has seen, unless it is a secret. */
  readonly former?: string;
  readonly settings?: ParameterSettings;
}

/**
 * Writes a change and says so. If somebody else was faster, nothing is written: the user sees both and chooses.
 * @throws Cancelled if the user leaves the choice; a value that is no secret stays in an editor then
 */
export async function writeChange(parts: ParameterParts, change: PlannedChange): Promise<void> {
  const { clients, base, value, settings } = change;
  try {
    const made = await changeParameter(clients, base, { ...settings, value });
    await settleDraft(parts, change, made.version);
    reportChange(parts, change, made);
  } catch (error) {
    if (!(error instanceof ParameterConflict)) throw error;
    await resolveConflict(parts, change, error);
  }
}

async function resolveConflict(
  parts: ParameterParts,
  change: PlannedChange,
  { found }: ParameterConflict,
): Promise<void> {
  const { base, clients } = change;
  const { name } = base;
  parts.parameters.tree.refresh(clients.connection);
  if (isPlain(base.type)) await showBoth(parts, change, found);
  const title = await changeTitle(
    clients,
    `${name} was ${found === undefined ? 'deleted' : 'changed'} meanwhile`,
  );
  const item = await pickOne(conflictItems(name, found), {
    title,
    placeholder: 'Nothing was written. What is to be done with your change?',
  });
  if (item === back) throw new Cancelled();
  if (item.keep) {
    if (isPlain(base.type)) await parts.parameterDrafts.discard(clients, base);
  } else if (found !== undefined) {
    await writeChange(parts, { ...change, base: { ...base, version: found.version } });
  } else {
    await createParameter(clients, {
      ...change.settings,
      name,
      type: base.type ?? 'String',
      value: change.value,
    });
    await settleDraft(parts, change, 1);
    parts.parameters.tree.refresh(clients.connection);
  }
}

async function settleDraft(
  { parameterDrafts }: ParameterParts,
  { clients, base, value }: PlannedChange,
  version: number | undefined,
): Promise<void> {
  if (isPlain(base.type)) await parameterDrafts.settle(clients, base, { version, value });
}

function conflictItems(name: string, found: ParameterSummary | undefined) {
  if (found === undefined) {
    return [
      { label: `$(discard) Leave ${name} Deleted`, description: 'your change is dropped', keep: true },
      {
        label: `$(add) Create ${name} Again`,
        description: 'with your value and without its history',
        keep: false,
      },
    ];
  }
  const { version, lastModifiedBy, lastModified } = found;
  const who = [lastModifiedBy, lastModified?.toLocaleString()]
    .filter((part) => part !== undefined)
    .join(' · ');
  return [
    {
      label: `$(discard) Keep Version ${version ?? ''}`,
      description: 'your change is dropped',
      detail: who,
      keep: true,
    },
    {
      label: '$(cloud-upload) Write Your Change',
      description: `version ${version ?? ''} stays in the history`,
      keep: false,
    },
  ];
}

/** Their value and the user's beside each other. What the user has typed is in an editor from now on. */
async function showBoth(
  parts: ParameterParts,
  { clients, base, value, former = '' }: PlannedChange,
  found: ParameterSummary | undefined,
): Promise<void> {
  const state = { text: value, base: base.version, original: former, replace: true };
  const { uri } = await parts.parameterDrafts.open(clients, base, state);
  if (found === undefined) return;
  const theirs = parts.parameterDocuments.uriOf(clients, found, found.version);
  const title = `${base.name}: version ${found.version ?? ''} of somebody else ↔ yours`;
  await vscode.commands.executeCommand('vscode.diff', theirs, uri, title, { preview: true });
}

/** Shows the change wherever the parameter is in view, and offers to take it back. */
function reportChange(
  parts: ParameterParts,
  { clients, base: { name, type, version: before }, settings }: PlannedChange,
  { version, overtook }: ParameterChange,
): void {
  parts.parameters.tree.refresh(clients.connection);
  parts.parameterDocuments.changed(clients, name);
  const restore = (label: string, former: number) => (answer: string | undefined) => {
    if (answer !== label) return;
    const row = plainParameterVersionRow(clients, { name, type }, former);
    void vscode.commands.executeCommand('ssm.restoreParameterVersion', row);
  };
  if (overtook && version !== undefined) {
    const text = `Somebody else changed ${name} in the same moment: version ${version - 1} is theirs, version ${version} is yours.`;
    void vscode.window
      .showWarningMessage(text, 'Restore Theirs')
      .then(restore('Restore Theirs', version - 1));
    return;
  }
  const text = `${name} is at version ${version ?? 'unknown'} now.`;
  // Restoring a version brings back its value; settings are changed back as they were changed.
  if (before === undefined || settings !== undefined) void vscode.window.showInformationMessage(text);
  else void vscode.window.showInformationMessage(text, 'Undo').then(restore('Undo', before));
}

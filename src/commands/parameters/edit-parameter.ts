import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { AwsError } from '../../aws/errors.ts';
import type { ParameterSettings } from '../../aws/parameter-changes.ts';
import { checkValue } from '../../aws/parameter-rules.ts';
import { getParameterValue, isPlain } from '../../aws/parameter-values.ts';
import { findParameter, type ParameterSummary } from '../../aws/parameters.ts';
import { changeTitle } from '../../prompts/confirm.ts';
import { reviewOnly, type ParameterDraft } from '../../prompts/parameter-settings.ts';
import { askParameterValue, inEditor } from '../../prompts/parameter-value.ts';
import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { parameterDraftScheme, type ParameterValueDraft } from '../../workbench/parameter-drafts.ts';
import { ownParameterOf, type ParameterParts } from './context.ts';
import { reviewAndCreate } from './create-parameter.ts';
import { writeChange } from './write-change.ts';

const operation = 'ssm:PutParameter';

/**
 * Gives a parameter another value. One line is asked for; several are opened in an editor; that of a SecureString is
 * typed unseen. Costs one call to read it, and two to look at its version and write.
 */
export async function editParameter(parts: ParameterParts, target: unknown): Promise<void> {
  const { clients, parameter } = await ownParameterOf(parts, target, { title: 'Edit Value', operation });
  const title = await changeTitle(clients, `Edit ${parameter.name}`);
  if (parameter.type === 'SecureString') {
    await editSecret(parts, { clients, name: parameter.name, title });
    return;
  }
  const { value: current, version, type } = await getPlainValue(clients, parameter.name);
  const base = { name: parameter.name, type, version };
  const editor = (text: string) =>
    parts.parameterDrafts.open(clients, base, { text, base: version, original: current });
  if (current.includes('\n')) {
    await editor(current);
    return;
  }
  const ask = { title, name: base.name, type, rules: parameter, current };
  const value = await askParameterValue(ask);
  if (value === back) throw new Cancelled();
  if (value === inEditor) await editor(current);
  else if (value !== current) await writeChange(parts, { clients, base, value, former: current });
}

async function getPlainValue(clients: Clients, name: string) {
  // Without decryption, so that what turns out to be a secret is not read.
  const { value, version, type } = await getParameterValue(clients, { name, type: 'String' });
  if (type === undefined || !isPlain(type))
    throw new Error(`${name} is a SecureString. Refresh Parameter Store.`);
  return { value, version, type };
}

async function editSecret(
  parts: ParameterParts,
  { clients, name, title }: { readonly clients: Clients; readonly name: string; readonly title: string },
): Promise<void> {
  const base = await requireParameter(clients, name);
  const value = await askParameterValue({ title, name, type: 'SecureString', rules: base });
  if (typeof value !== 'string') throw new Cancelled();
  await writeChange(parts, { clients, base, value });
}

/**
 * Changes what a parameter is besides its value: description, tier, key, data type, allowed pattern, policies. Costs one
 * call to read it, one for its value, which is written again, and two to look at its version and write. The value of a
 * SecureString is decrypted for that, and shown nowhere.
 */
export async function editParameterSettings(parts: ParameterParts, target: unknown): Promise<void> {
  const { clients, parameter } = await ownParameterOf(parts, target, { title: 'Change Settings', operation });
  const base = await requireParameter(clients, parameter.name);
  const title = await changeTitle(clients, `Settings of ${base.name}`);
  let draft: ParameterDraft = {
    ...settingsOf(base),
    name: base.name,
    type: base.type ?? 'String',
    value: undefined,
  };
  let refusal: string | undefined;
  for (;;) {
    draft = await reviewOnly(clients, draft, {
      ...{ title, refusal, tierNow: base.tier },
      action: `Write Version ${(base.version ?? 0) + 1} of ${base.name}`,
      placeholder: 'Change what is to change, then write it',
    });
    const changed = changedSettings(settingsOf(base), draft);
    if (Object.keys(changed).length === 0) throw new Error(`Nothing of ${base.name} was changed.`);
    // What was chosen stays, to be mended.
    refusal = await writeSettings(parts, { clients, base, changed });
    if (refusal === undefined) return;
  }
}

/** @returns why it cannot be written, or undefined once it is */
async function writeSettings(
  parts: ParameterParts,
  {
    clients,
    base,
    changed,
  }: { readonly clients: Clients; readonly base: ParameterSummary; readonly changed: ParameterSettings },
): Promise<string | undefined> {
  const { value } = await getParameterValue(clients, base, { version: base.version });
  const { allowedPattern = base.allowedPattern, dataType = base.dataType, tier = base.tier } = changed;
  const problem = checkValue(value, { allowedPattern, dataType, tier });
  if (problem !== undefined) return problem;
  try {
    await writeChange(parts, { clients, base, value, settings: changed });
    return undefined;
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'refused') return error.message;
    throw error;
  }
}

const settingsOf = (parameter: ParameterSummary): Required<ParameterSettings> => ({
  ...{ tier: parameter.tier, keyId: parameter.keyId, dataType: parameter.dataType },
  ...{
    description: parameter.description,
    allowedPattern: parameter.allowedPattern,
    policies: parameter.policies,
  },
});

function changedSettings(before: ParameterSettings, after: ParameterSettings): ParameterSettings {
  const names = Object.keys(before) as (keyof ParameterSettings)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

async function requireParameter(clients: Clients, name: string): Promise<ParameterSummary> {
  const found = await findParameter(clients, name);
  if (found === undefined) throw new Error(`${name} is not there any more. Refresh Parameter Store.`);
  return found;
}

/**
 * Writes the value of the editor, after its difference was looked at, or creates the parameter. Three calls for a change:
 * the value that is compared with, the look at the version, and the write.
 */
export async function applyParameterDraft(parts: ParameterParts, target: unknown): Promise<void> {
  const document = await draftDocument(target);
  const draft = await parts.parameterDrafts.draftOf(document);
  if (draft === undefined) throw new Error('The editor shows no value of a parameter that can be changed.');
  await document.save();
  const { clients, name, type, base, original } = draft;
  const value = withoutAddedLineBreak(draft.text, original);
  if (base === 0) {
    const { outcome } = await reviewAndCreate(parts, clients, { name, type, value, tags: [] });
    if (outcome === 'taken') throw new Error(`There is a parameter ${name} already. Edit that one.`);
    if (outcome === 'created') await parts.parameterDrafts.settle(clients, draft, { version: 1, value });
    return;
  }
  if (value === original) throw new Error(`The value of ${name} was not changed.`);
  await confirmDifference(parts, draft, document.uri);
  await writeChange(parts, { clients, base: { name, type, version: base }, value, former: original });
}

async function draftDocument(target: unknown): Promise<vscode.TextDocument> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme !== parameterDraftScheme) throw new Error('Open a value with Edit Value first.');
  return vscode.workspace.openTextDocument(uri);
}

/** Many editors end a file with a line break by themselves; a value has one only if it had one before. */
function withoutAddedLineBreak(text: string, original: string): string {
  return original.endsWith('\n') ? text : text.replace(/\r?\n$/, '');
}

async function confirmDifference(
  parts: ParameterParts,
  { clients, name, type, base }: ParameterValueDraft,
  uri: vscode.Uri,
): Promise<void> {
  const before = parts.parameterDocuments.uriOf(clients, { name, type, keyId: undefined }, base);
  const what = `${name}: version ${base ?? 'before'} ↔ what you write`;
  await vscode.commands.executeCommand('vscode.diff', before, uri, what, { preview: true });
  const item = await pickOne(
    [{ label: `$(cloud-upload) Change ${name}`, description: `version ${(base ?? 0) + 1}` }],
    {
      title: await changeTitle(clients, `Change ${name}`),
      placeholder: 'Look at the difference, then change it',
    },
  );
  if (item === back) throw new Cancelled();
}

import * as vscode from 'vscode';
import type { Clients, Operation } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import type { ParameterSummary } from '../../aws/parameters.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import type { Connections } from '../../connection/connections.ts';
import type { DeletedParameters } from '../../parameters/deleted-parameters.ts';
import type { SecretClipboard } from '../../parameters/secret-clipboard.ts';
import { chooseParameter } from '../../prompts/parameter.ts';
import type { ParameterDrafts } from '../../workbench/parameter-drafts.ts';
import type { ParameterDocuments } from '../../workbench/parameter-documents.ts';
import type { ParametersView } from '../../workbench/parameters-view.ts';
import { chosenParameter, chosenParameterVersion, clientsOf } from '../row-arguments.ts';

/** The parts of the window that commands on parameters work with. */
export interface ParameterParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly parameters: ParametersView;
  readonly parameterDocuments: ParameterDocuments;
  readonly parameterDrafts: ParameterDrafts;
  readonly secretClipboard: SecretClipboard;
  readonly deletedParameters: DeletedParameters;
}

export interface ChosenParameter {
  readonly clients: Clients;
  readonly parameter: ParameterSummary;
  /** Where the row or the document is about one version. */
  readonly version?: number | undefined;
}

/** The parameter of the row or of the document, else one that is chosen now on the active connection. */
export async function parameterOf(
  { clients, parameterDocuments }: ParameterParts,
  target: unknown,
  options: { readonly title: string; readonly secretsOnly?: boolean },
): Promise<ChosenParameter> {
  const shown = target instanceof vscode.Uri ? parameterDocuments.parameterOf(target) : undefined;
  if (shown !== undefined) return shown;
  const from = clientsOf(target, undefined, () => clients.get());
  const parameter = chosenParameter(target) ?? (await chooseParameter(from, options));
  return { clients: from, parameter, version: chosenParameterVersion(target)?.version };
}

/**
 * The same for a change: refused before anything is asked if the connection is read-only, or if another account has
 * shared the parameter.
 */
export async function ownParameterOf(
  parts: ParameterParts,
  target: unknown,
  { operation, ...options }: { readonly title: string; readonly operation: Operation },
): Promise<ChosenParameter> {
  const uri = target instanceof vscode.Uri ? target : undefined;
  const shown = uri === undefined ? undefined : parts.parameterDocuments.parameterOf(uri);
  assertChangesAllowed(shown?.clients ?? clientsOf(target, undefined, () => parts.clients.get()), operation);
  const chosen = shown ?? (await parameterOf(parts, target, options));
  assertOwn(chosen.parameter);
  return chosen;
}

/** @throws for a parameter of another account */
export function assertOwn({ name }: ParameterSummary): void {
  if (!name.startsWith('arn:')) return;
  throw new Error(
    `${name} belongs to another account, which has shared it. Only that account can change it.`,
  );
}

import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import type { ParameterSummary } from '../../aws/parameters.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import type { Connections } from '../../connection/connections.ts';
import type { SecretClipboard } from '../../parameters/secret-clipboard.ts';
import { chooseParameter } from '../../prompts/parameter.ts';
import type { ParameterDocuments } from '../../workbench/parameter-documents.ts';
import type { ParametersView } from '../../workbench/parameters-view.ts';
import { chosenParameter, clientsOf } from '../row-arguments.ts';

/** The parts of the window that commands on parameters work with. */
export interface ParameterParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly parameters: ParametersView;
  readonly parameterDocuments: ParameterDocuments;
  readonly secretClipboard: SecretClipboard;
}

export interface ChosenParameter {
  readonly clients: Clients;
  readonly parameter: ParameterSummary;
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
  return { clients: from, parameter: chosenParameter(target) ?? (await chooseParameter(from, options)) };
}

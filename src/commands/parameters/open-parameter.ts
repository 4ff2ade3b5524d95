import * as vscode from 'vscode';
import { parameterOf, type ParameterParts } from './context.ts';

/** Opens the value of a parameter read-only, with one call; of a SecureString the mask, without any. */
export async function openParameter(parts: ParameterParts, target: unknown): Promise<void> {
  const { clients, parameter, version } = await parameterOf(parts, target, { title: 'Open Parameter' });
  await parts.parameterDocuments.open(clients, parameter, version);
}

/** Shows the value of a SecureString for a while, or both values of a difference. One call for each value. */
export async function revealParameter(parts: ParameterParts, target: unknown): Promise<void> {
  if (target instanceof vscode.Uri && (await parts.parameterDocuments.revealDifference())) return;
  const { clients, parameter, version } = await parameterOf(parts, target, {
    title: 'Reveal Value',
    secretsOnly: true,
  });
  await parts.parameterDocuments.reveal(clients, parameter, version);
}

/** Masks the value that the document shows, before its time is over. */
export function hideParameter({ parameterDocuments }: ParameterParts, target: unknown): void {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri !== undefined) parameterDocuments.hide(uri);
}

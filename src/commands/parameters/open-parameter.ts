import * as vscode from 'vscode';
import { parameterOf, type ParameterParts } from './context.ts';

/** Opens the value of a parameter read-only, with one call; of a SecureString the mask, without any. */
export async function openParameter(parts: ParameterParts, target: unknown): Promise<void> {
  const { clients, parameter } = await parameterOf(parts, target, { title: 'Open Parameter' });
  await parts.parameterDocuments.open(clients, parameter);
}

/** Shows the value of a SecureString for a while. One call. */
export async function revealParameter(parts: ParameterParts, target: unknown): Promise<void> {
  const { clients, parameter } = await parameterOf(parts, target, {
    title: 'Reveal Value',
    secretsOnly: true,
  });
  await parts.parameterDocuments.reveal(clients, parameter);
}

/** Masks the value that the document shows, before its time is over. */
export function hideParameter({ parameterDocuments }: ParameterParts, target: unknown): void {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri !== undefined) parameterDocuments.hide(uri);
}

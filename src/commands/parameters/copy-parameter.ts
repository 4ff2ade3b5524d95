import * as vscode from 'vscode';
import { getParameterValue } from '../../aws/parameter-values.ts';
import { secretLifetime } from '../../parameters/revealed-values.ts';
import { chosenParameters } from '../row-arguments.ts';
import { parameterOf, type ParameterParts } from './context.ts';

/** Copies the name, or one name a line of all rows that are selected. */
export async function copyParameterName(
  parts: ParameterParts,
  target: unknown,
  rows: unknown,
): Promise<void> {
  const chosen = chosenParameters(target, rows);
  const parameters =
    chosen.length > 0
      ? chosen
      : [(await parameterOf(parts, target, { title: 'Copy Parameter Name' })).parameter];
  await vscode.env.clipboard.writeText(parameters.map(({ name }) => name).join('\n'));
}

/** Copies the ARN as AWS gives it. */
export async function copyParameterArn(parts: ParameterParts, target: unknown): Promise<void> {
  const { parameter } = await parameterOf(parts, target, { title: 'Copy Parameter ARN' });
  if (parameter.arn === undefined) throw new Error(`AWS has given no ARN for ${parameter.name}.`);
  await vscode.env.clipboard.writeText(parameter.arn);
}

/** Copies the value, with one call; that of a SecureString goes from the clipboard after a while. */
export async function copyParameterValue(parts: ParameterParts, target: unknown): Promise<void> {
  const { clients, parameter, version } = await parameterOf(parts, target, { title: 'Copy Value' });
  const { value, type } = await getParameterValue(clients, parameter, { version });
  if (type === 'String' || type === 'StringList') {
    await vscode.env.clipboard.writeText(value);
    return;
  }
  await parts.secretClipboard.copy(value);
  const seconds = secretLifetime / 1000;
  vscode.window.setStatusBarMessage(
    `$(lock) Copied. The clipboard is cleared in ${seconds} seconds.`,
    secretLifetime,
  );
}

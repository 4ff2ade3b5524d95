import type { Location, Position, ProvideCodeLensesSignature } from 'vscode-languageclient/node';
import * as vscode from 'vscode';
import { RUN_DOCUMENT_COMMAND, SHOW_REFERENCES_COMMAND } from '../../server/protocol.ts';

/**
 * Asks the server for code lenses and gives their commands the editor's own types: the server sends plain data.
 * Nothing is run from a workspace that is not trusted.
 */
export async function provideCodeLenses(
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  next: ProvideCodeLensesSignature,
): Promise<vscode.CodeLens[]> {
  const lenses = (await next(document, token)) ?? [];
  return lenses.flatMap(({ range, command }) => {
    if (command === undefined) return [];
    const translated = translate(command);
    return translated === undefined ? [] : [new vscode.CodeLens(range, translated)];
  });
}

function translate(command: vscode.Command): vscode.Command | undefined {
  const { title } = command;
  switch (command.command) {
    case RUN_DOCUMENT_COMMAND: {
      const [uri] = command.arguments as [string];
      if (!vscode.workspace.isTrusted) return undefined;
      return { title, command: RUN_DOCUMENT_COMMAND, arguments: [vscode.Uri.parse(uri)] };
    }
    case SHOW_REFERENCES_COMMAND: {
      const [uri, position, places] = command.arguments as [string, Position, Location[]];
      return {
        title,
        command: 'editor.action.showReferences',
        arguments: [vscode.Uri.parse(uri), toPosition(position), places.map(toLocation)],
      };
    }
    default:
      return command;
  }
}

function toLocation({ uri, range }: Location): vscode.Location {
  return new vscode.Location(
    vscode.Uri.parse(uri),
    new vscode.Range(toPosition(range.start), toPosition(range.end)),
  );
}

function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { convert } from '../features/convert.ts';
import { isUpgradable, upgradeSchema } from '../features/upgrade-schema.ts';
import {
  CONVERT_METHOD,
  CONVERT_TO_JSON_COMMAND,
  CONVERT_TO_YAML_COMMAND,
  type ConvertResult,
  type DocumentParams,
  UPGRADE_METHOD,
  type UpgradeResult,
} from '../protocol.ts';
import type { Range } from '../syntax/tree.ts';
import { toLspEdits } from './convert.ts';
import { type Handler, onDocument, type ServerContext } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

/** Our requests for refactorings of whole documents, which commands of the client make. */
export const rewrite: Handler = {
  register(context) {
    context.connection.onRequest<ConvertResult, unknown>(
      CONVERT_METHOD,
      onDocument<DocumentParams, ConvertResult>(context, (document) => {
        const result = convert(document.analysis);
        if ('refusal' in result) return result;
        return { ...result, languageId: document.language === 'json' ? 'ssm-yaml' : 'ssm-json' };
      }),
    );
    context.connection.onRequest<UpgradeResult, unknown>(
      UPGRADE_METHOD,
      onDocument<DocumentParams, UpgradeResult>(context, (document) => {
        const edits = upgradeSchema(document.analysis);
        return 'refusal' in edits ? edits : { edits: toLspEdits(document, edits) };
      }),
    );
  },
};

/**
 * The refactorings of the whole document, as code actions. `isAsked` when the user asks for actions, and not the editor
 * for its light bulb: that shines only where the old schema stands.
 */
export function rewriteActions(
  context: ServerContext,
  document: OpenDocument,
  { selection, isAsked }: { selection: Range; isAsked: boolean },
): CodeAction[] {
  return [
    ...upgradeAction(document, selection, isAsked),
    ...(isAsked ? convertAction(context, document) : []),
  ];
}

function upgradeAction(document: OpenDocument, { start, end }: Range, isAsked: boolean): CodeAction[] {
  const { analysis } = document;
  if (!isUpgradable(analysis.document)) return [];
  const places = analysis.document.entries.flatMap(({ name, key, start: from, end: to }) => {
    if (name === 'schemaVersion') return [{ start: from, end: to }];
    return name === 'runtimeConfig' ? [key] : [];
  });
  if (!isAsked && !places.some((place) => place.start <= end && start <= place.end)) return [];
  const edits = upgradeSchema(analysis);
  if ('refusal' in edits) return [];
  const edit = { changes: { [document.uri]: toLspEdits(document, edits) } };
  return [{ title: 'Upgrade to schema 2.2', kind: CodeActionKind.RefactorRewrite, edit }];
}

/** By the client's command, which asks before comments are lost; else as a new file beside the document. */
function convertAction(context: ServerContext, document: OpenDocument): CodeAction[] {
  const isJson = document.language === 'json';
  const title = isJson ? 'Convert to YAML' : 'Convert to JSON';
  const command = isJson ? CONVERT_TO_YAML_COMMAND : CONVERT_TO_JSON_COMMAND;
  const kind = CodeActionKind.RefactorRewrite;
  if (context.clientCommands.has(command)) {
    return [{ title, kind, command: { title, command, arguments: [document.uri] } }];
  }
  const result = canCreateFiles(context) ? convert(document.analysis) : undefined;
  if (result === undefined || 'refusal' in result) return [];
  const { lostComments } = result;
  const uri = document.uri.replace(/\.(?:ya?ml|json)$/i, '') + (isJson ? '.yaml' : '.json');
  const start = { line: 0, character: 0 };
  return [
    {
      title: title + loss(lostComments),
      kind,
      edit: {
        documentChanges: [
          { kind: 'create', uri },
          {
            textDocument: { uri, version: null },
            edits: [{ range: { start, end: start }, newText: result.text }],
          },
        ],
      },
    },
  ];
}

function loss(comments: number): string {
  if (comments === 0) return '';
  return comments === 1 ? ' (1 comment is lost)' : ` (${comments} comments are lost)`;
}

function canCreateFiles({ client }: ServerContext): boolean {
  const edit = client().workspace?.workspaceEdit;
  return edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true;
}

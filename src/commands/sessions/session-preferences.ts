import * as vscode from 'vscode';
import {
  CHECK_METHOD,
  type CheckParams,
  type CheckProblem,
  type CheckResult,
} from '../../../server/protocol.ts';
import type { Clients } from '../../aws/clients.ts';
import { setDefaultVersion } from '../../aws/document-versions.ts';
import { createDocument, describeDocument, getDocument, updateDocument } from '../../aws/documents.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { hasCode } from '../../aws/errors.ts';
import { preferencesName } from '../../documents/session-document.ts';
import {
  describeValue,
  firstPreferences,
  PreferencesText,
  type PreferenceFormat,
} from '../../documents/session-preferences.ts';
import type { LanguageServer } from '../../language/language-server.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { withProgress } from '../../prompts/progress.ts';
import { Cancelled } from '../../prompts/quick-pick.ts';
import { fillPreferences, type PreferenceChange } from '../../prompts/session-preferences.ts';
import { systemClock } from '../../runs/clock.ts';
import { documentReady } from '../../runs/document-ready.ts';
import type { DocumentFiles } from '../../workbench/document-files.ts';
import type { DocumentsView } from '../../workbench/documents-view.ts';
import type { SessionParts } from './context.ts';

export interface PreferencesParts extends SessionParts {
  readonly server: LanguageServer;
  readonly files: DocumentFiles;
  readonly view: DocumentsView;
}

interface Preferences {
  readonly text: PreferencesText;
  /** Nobody has saved any in this account and region. */
  readonly isNew: boolean;
}

/**
 * Shows the Session Manager preferences of the active connection as a form and saves what was changed as the new default
 * version, after asking. One DescribeDocument, which tells their format, and one GetDocument; saving adds UpdateDocument,
 * DescribeDocument until the version is ready, and UpdateDocumentDefaultVersion.
 */
export async function editPreferences(parts: PreferencesParts): Promise<void> {
  const clients = parts.clients.get();
  const found = await readPreferences(clients);
  const before = found.text.toString();
  const answer = await fillPreferences({
    title: await changeTitle(clients, 'Session Preferences'),
    text: found.text,
    refusal: clients.readOnly ? 'The connection is read-only: nothing can be changed' : undefined,
    check: (text) => check(parts.server, text),
  });
  if (answer.kind === 'document') {
    await openAsDocument(parts, clients, { format: found.text.format, before, changes: answer.changes });
    return;
  }
  assertChangesAllowed(clients, 'ssm:UpdateDocument');
  if (!(await confirmChanges(clients, answer.changes))) throw new Cancelled();
  const version = await save(clients, found);
  if (found.isNew) parts.view.tree.refresh(clients.connection);
  else parts.view.documentChanged(preferencesName);
  void vscode.window.showInformationMessage(
    `The session preferences are saved as version ${version} of ${preferencesName}. Sessions that begin now follow them.`,
  );
}

async function readPreferences(clients: Clients): Promise<Preferences> {
  try {
    // Unless it is asked for, GetDocument turns YAML into JSON, and its comments would be lost with the next save.
    const { format: stored } = await describeDocument(clients, { name: preferencesName });
    const format = stored === 'YAML' ? 'YAML' : 'JSON';
    const { content } = await getDocument(clients, { name: preferencesName, format });
    return { text: new PreferencesText(content, format), isNew: false };
  } catch (error) {
    if (!hasCode(error, 'InvalidDocument')) throw error;
    return { text: new PreferencesText(JSON.stringify(firstPreferences), 'JSON'), isNew: true };
  }
}

async function check(server: LanguageServer, text: PreferencesText): Promise<readonly CheckProblem[]> {
  const languageId = text.format === 'JSON' ? 'ssm-json' : 'ssm-yaml';
  try {
    const params: CheckParams = { text: text.toString(), languageId };
    return (await server.request<CheckResult>(CHECK_METHOD, params)).problems;
  } catch (error) {
    // The service checks as well.
    const reason = error instanceof Error ? error.message : String(error);
    return [
      { code: '', severity: 'warning', message: `The language server cannot check this now: ${reason}` },
    ];
  }
}

/**
 * Opens the preferences, or the draft of them that there is, in an editor. What was changed in the form is typed there,
 * so that it is not saved yet, can be undone and is not lost.
 */
async function openAsDocument(
  { files }: PreferencesParts,
  clients: Clients,
  {
    format,
    before,
    changes,
  }: {
    readonly format: PreferenceFormat;
    readonly before: string;
    readonly changes: readonly PreferenceChange[];
  },
): Promise<void> {
  const uri = await files.edit({ name: preferencesName, format, content: before }, clients.connection);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  if (changes.length === 0) return;
  const text = new PreferencesText(document.getText(), format);
  for (const { preference, after } of changes) text.set(preference, after);
  const edit = new vscode.WorkspaceEdit();
  const { end } = document.lineAt(document.lineCount - 1).range;
  edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), end), text.toString());
  await vscode.workspace.applyEdit(edit);
}

function confirmChanges(clients: Clients, changes: readonly PreferenceChange[]): Promise<boolean> {
  const lines = changes.map(
    ({ preference, before, after }) =>
      `${preference.label}: ${describeValue(preference, before)} → ${describeValue(preference, after)}`,
  );
  return confirm(clients, {
    question: `Change the session preferences of ${clients.connection.region}?`,
    detail: `${lines.join('\n')}\n\nThey apply to all new sessions of this account in ${clients.connection.region}, those of others too.`,
    action: 'Save',
  });
}

/** The number of the version that is the default now. */
async function save(clients: Clients, { text, isNew }: Preferences): Promise<string> {
  const document = { name: preferencesName, format: text.format, content: text.toString() };
  return withProgress('Saving the session preferences', async (signal) => {
    if (isNew) {
      await createDocument(clients, { ...document, type: 'Session' }, signal);
      return '1';
    }
    const { version } = await updateDocument(clients, document, signal);
    await documentReady(clients, { name: preferencesName, version }, { clock: systemClock, signal });
    await setDefaultVersion(clients, { name: preferencesName, version });
    return version;
  });
}

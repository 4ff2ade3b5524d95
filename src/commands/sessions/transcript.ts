import * as vscode from 'vscode';
import { Cancelled } from '../../prompts/quick-pick.ts';
import { Transcript } from '../../workbench/transcript-file.ts';
import type { SessionParts } from './context.ts';

/** Records what the session of the active terminal prints from now on, in a file that the user chooses. */
export async function recordTranscript({ terminals }: SessionParts): Promise<void> {
  const { active } = terminals;
  if (active === undefined) throw new Error('The active terminal shows no session.');
  if (active.isRecording) throw new Error(`A transcript of ${active.nodeLabel} is being recorded already.`);
  const started = new Date();
  const target = await vscode.window.showSaveDialog({
    title: `Record a transcript of ${active.nodeLabel}`,
    saveLabel: 'Record',
    filters: { 'Plain text': ['txt', 'log'], 'With colours and control sequences': ['ansi'] },
    ...defaultTarget(active.nodeLabel, started),
  });
  if (target === undefined) throw new Cancelled();
  if (target.scheme !== 'file') {
    throw new Error('A transcript is written while the session runs, so it needs a file on this computer.');
  }
  active.transcript = new Transcript({
    file: target.fsPath,
    heading: `Session ${active.standing.sessionId ?? ''} on ${active.nodeLabel} (${active.nodeId}), recorded from ${started.toISOString()}`,
    raw: target.path.endsWith('.ansi'),
    onError: (error) => {
      active.transcript = undefined;
      void vscode.window.showErrorMessage(`The transcript of ${active.nodeLabel} stopped: ${error.message}`);
    },
  });
}

function defaultTarget(nodeLabel: string, started: Date): vscode.SaveDialogOptions {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const time = started.toISOString().slice(0, 16).replaceAll(/[T:]/g, '-');
  const name = `${nodeLabel.replaceAll(/[^\w.-]+/g, '-')}-${time}.txt`;
  return folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) };
}

/** Ends the transcript of the active terminal, else of every session, and offers to open it. */
export async function stopTranscript({ terminals }: SessionParts): Promise<void> {
  const { active } = terminals;
  const recording = terminals.sessions.all.filter(({ isRecording }) => isRecording);
  const ended = active?.isRecording === true ? [active] : recording;
  if (ended.length === 0) throw new Error('No transcript is being recorded.');
  for (const session of ended) {
    const { transcript } = session;
    session.transcript = undefined;
    await transcript?.end();
    if (transcript !== undefined) offer(transcript.file);
  }
}

function offer(file: string): void {
  const open = 'Open';
  const name = file.split(/[\\/]/).at(-1) ?? file;
  void vscode.window.showInformationMessage(`The transcript is in ${name}.`, open).then((action) => {
    if (action === open) void vscode.window.showTextDocument(vscode.Uri.file(file));
  });
}

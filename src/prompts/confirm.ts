import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { productionNote } from '../aws/identity.ts';
import { describeConnection } from '../connection/connection.ts';

export interface Confirmation {
  /** What is about to happen, with its targets: `Reboot web-1?` */
  readonly question: string;
  /** What it means, in sentences. */
  readonly detail?: string;
  /** The button that says yes, as a verb: `Reboot`. */
  readonly action: string;
}

/** Asks before something is changed. On a production connection the account is named before anything else. */
export async function confirm(clients: Clients, confirmation: Confirmation): Promise<boolean> {
  const { question, detail, action } = confirmation;
  const note = await productionNote(clients);
  const text = [note && `${note}.`, detail].filter(Boolean).join('\n\n');
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail: text }, action);
  return answer === action;
}

/** The title of a prompt before a change: where it happens, and that it is production. */
export async function changeTitle(clients: Clients, title: string): Promise<string> {
  const note = await productionNote(clients);
  return [title, describeConnection(clients.connection), note].filter(Boolean).join(' · ');
}

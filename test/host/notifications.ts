import * as vscode from 'vscode';
import { ui } from './ui.ts';

/** Closes all notifications, and waits until they are off the screen: the next test may wait for the same words. */
export async function clearNotifications(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
  await ui.waitUntilGone('.notifications-toasts .notification-list-item');
}

import * as vscode from 'vscode';
import { ui } from './ui.ts';

/** Closes all notifications, and waits until nothing of them is left: the next test may wait for the same words. */
export async function clearNotifications(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll');
  await ui.waitUntilGone('.notifications-toasts .notification-list-item');
  await forgetAnnouncements();
}

/**
 * Takes away what VS Code has said to screen readers last. It stays in the page until the next but one, where a test that
 * waits for the same words would find it. It is worth looking at, because the fourth of several quick notifications is
 * said, but not shown.
 */
export async function forgetAnnouncements(): Promise<void> {
  await ui.evaluate(
    "document.querySelectorAll('.monaco-aria-container > *').forEach((one) => one.replaceChildren())",
  );
}

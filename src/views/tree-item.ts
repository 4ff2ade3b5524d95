import * as vscode from 'vscode';
import { isConnectionRow } from './connection-row.ts';
import type { TreeNode } from './tree-node.ts';

/** A row as VS Code draws it, without its tooltip. */
export function treeItem(node: TreeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  item.contextValue = contextWords(node).join(' ');
  if (node.description !== undefined) item.description = node.description;
  if (node.icon !== undefined) item.iconPath = themeIcon(node.icon);
  if (node.accessibilityLabel !== undefined) {
    item.accessibilityInformation = { label: node.accessibilityLabel };
  }
  if (node.command !== undefined) {
    item.command = { command: node.command.id, title: node.command.title, arguments: [node] };
  }
  return item;
}

/** The words that menus match; the last one says whether the row's connection allows changes. */
function contextWords({ words = [], clients }: TreeNode): readonly string[] {
  return clients === undefined ? words : [...words, clients.readOnly ? 'read-only' : 'writable'];
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
  if (node.children === undefined && !isConnectionRow(node)) return vscode.TreeItemCollapsibleState.None;
  return node.expanded === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function themeIcon({ id, color }: NonNullable<TreeNode['icon']>): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}

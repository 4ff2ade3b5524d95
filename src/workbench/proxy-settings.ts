import * as vscode from 'vscode';
import type { ProxySettings } from '../connection/proxy.ts';

/** VS Code's own settings of proxies, as they are now. */
export function proxySettings(): ProxySettings {
  const settings = vscode.workspace.getConfiguration('http');
  return { proxy: settings.get('proxy') ?? '', noProxy: settings.get<string[]>('noProxy') ?? [] };
}

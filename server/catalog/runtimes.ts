/** Runtimes of aws:executeScript. Source: guide automation-action-executeScript (documented). */
export const currentRuntimes = ['python3.10', 'python3.11', 'PowerShell 7.4'] as const;

/**
 * Runtimes that have left AWS's table. When the service began to refuse them is not known, and over a hundred
 * steps of Amazon's own runbooks still name them, so they are worth a warning at most (observed).
 */
export const retiredRuntimes = [
  'python3.6',
  'python3.7',
  'python3.8',
  'python3.9',
  'PowerShell Core 6.0',
  'PowerShell 7.0',
] as const;

export type ScriptLanguage = 'python' | 'powershell';

/** The language of a runtime, also of one that does not exist (any more). */
export function scriptLanguage(runtime: string): ScriptLanguage | undefined {
  const name = runtime.toLowerCase();
  if (name.startsWith('python')) return 'python';
  if (name.startsWith('powershell')) return 'powershell';
  return undefined;
}

/** The current runtime to move to from a retired one. */
export function replacementRuntime(runtime: string): string | undefined {
  const language = scriptLanguage(runtime);
  if (language === 'python') return 'python3.11';
  if (language === 'powershell') return 'PowerShell 7.4';
  return undefined;
}

/** A PowerShell module that does not load in the service, and what to use. Source: guide (documented). */
export const unsupportedPowerShellModule = { name: 'AWSPowerShell.NetCore', instead: 'AWS.Tools.*' } as const;

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The themes that a screenshot can be taken in, by VS Code's own names for kinds of theme. */
export const themes = {
  light: 'Light 2026',
  dark: 'Dark 2026',
  'hc-black': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;

export type Theme = keyof typeof themes;

export type Settings = Readonly<Record<string, unknown>>;

/** A quiet workbench: nothing that greets, asks, updates or calls home, so that what shows is ours. */
export const quietSettings: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'window.restoreWindows': 'none',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'remote.autoForwardPorts': false,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
};

/** Motion off, so that what is clicked stands still; the terminal's text as text, so that it can be read. */
export const stillSettings: Settings = {
  ...quietSettings,
  'workbench.reduceMotion': 'on',
  'terminal.integrated.gpuAcceleration': 'off',
  'files.hotExit': 'off',
};

/** For tests: without what none of them looks at but what takes its time to draw. */
export const testSettings: Settings = {
  ...stillSettings,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'workbench.iconTheme': null,
  'workbench.editor.empty.hint': 'hidden',
  'editor.cursorBlinking': 'solid',
  'terminal.integrated.cursorBlinking': false,
  'workbench.tree.renderIndentGuides': 'none',
};

/**
 * Writes the user's and the machine's settings.
 *
 * `dataDir` is the folder that holds `User/` (a server's `<server-data-dir>/data`, or a desktop's user data).
 * Machine-scoped settings count only in `Machine/settings.json` when the extension host is remote, and only in
 * `User/settings.json` when it is not; the same content in both serves either.
 */
export async function writeSettings(dataDir: string, settings: Settings): Promise<void> {
  for (const scope of ['User', 'Machine']) {
    const folder = path.join(dataDir, scope);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
  }
}

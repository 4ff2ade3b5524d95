import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serveDemo } from '../demo/browser-demo.ts';
import { setStage, type Stage } from '../demo/stage.ts';
import { openBrowser, type OpenBrowser } from '../vscode-host/browser.ts';
import { ensureChromium } from '../vscode-host/chromium.ts';
import { stillSettings, themes, writeSettings, type Settings, type Theme } from '../vscode-host/settings.ts';
import { onStopSignal } from '../vscode-host/signals.ts';
import { createWorkbench } from '../vscode-host/workbench.ts';
import type { Scenario } from './scenario.ts';

/** How VS Code names the four kinds of theme in the class of its window. */
const themeClasses: Readonly<Record<Theme, string>> = {
  light: 'vs',
  dark: 'vs-dark',
  'hc-black': 'hc-black',
  'hc-light': 'hc-light',
};

const sampleMarks: Settings = {
  'ssm.connections.production': ['prod'],
  'ssm.connections.readOnly': ['prod'],
};

/** Starting takes 10 seconds on an idle machine and a minute on a busy one. */
const startTimeout = 90_000;

export interface PhotographOptions {
  /** The project's folder, with the package in `dist/`. */
  root: string;
  themes: readonly Theme[];
  print: (line: string) => void;
}

/** Plays a scenario once in a demo of its own and takes its picture in each theme, in `out/screenshots`. */
export async function photograph(scenario: Scenario, options: PhotographOptions): Promise<void> {
  const { root, print } = options;
  const executable = await ensureChromium(print);
  const stage = await setStage(root);
  onStopSignal(() => stage.close());
  const settings = { ...stage.settings, ...stillSettings, ...sampleMarks };
  try {
    Object.assign(stage.env, await sampleProfiles(stage));
    const { url, server } = await serveDemo({ ...stage, settings }, 0, print);
    const browser = await openBrowser({ executable, logDir: stage.dataDir });
    try {
      await browser.page.goto(url);
      await play(scenario, browser, { ...options, settings, dataDir: path.join(stage.dataDir, 'data') });
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    await stage.close();
  }
}

/**
 * Profiles to choose from that are nobody's: no picture shows those of the photographer. `prod` works on the playground,
 * read-only; the other has no credentials.
 */
async function sampleProfiles({ dataDir, settings }: Stage): Promise<NodeJS.ProcessEnv> {
  const config = path.join(dataDir, 'aws-config');
  const keys = path.join(dataDir, 'aws-credentials');
  const endpoint = String(settings['ssm.playground.endpoint']);
  await mkdir(dataDir, { recursive: true });
  await writeFile(
    config,
    `[profile prod]\nregion = eu-central-1\nendpoint_url = ${endpoint}\n\n[profile signed-out]\nregion = eu-central-1\nendpoint_url = ${endpoint}\n`,
  );
  await writeFile(keys, '[prod]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = example\n');
  return {
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: keys,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

interface PlayOptions extends PhotographOptions {
  settings: Settings;
  dataDir: string;
}

async function play(scenario: Scenario, { page }: OpenBrowser, options: PlayOptions): Promise<void> {
  const folder = path.join(options.root, 'out/screenshots');
  const workbench = createWorkbench(page, { screenshots: folder });
  try {
    await workbench.waitFor({ role: 'treeitem', name: 'storefront-dev-01' }, { timeout: startTimeout });
    await workbench.waitFor({ role: 'tab', name: 'restart-service.ssm.yaml' }, { timeout: startTimeout });
    await scenario.play(workbench);
    for (const theme of options.themes) {
      // VS Code reads its settings file again when it changes.
      await writeSettings(options.dataDir, { ...options.settings, 'workbench.colorTheme': themes[theme] });
      await workbench.waitFor(`.monaco-workbench.${themeClasses[theme]}`);
      await scenario.pose?.(workbench);
      options.print(await workbench.screenshot(`${scenario.name}-${theme}`));
    }
  } catch (error) {
    options.print(`What the window shows: ${await workbench.screenshot(`${scenario.name}-failed`)}`);
    throw error;
  }
}

import type { Page } from 'playwright-core';

/** What both hosts, browser and desktop, are given. Paths are absolute. */
export interface HostOptions {
  /** Folders of the extensions to load: the one under test, and the one that holds the tests. */
  extensions: string[];
  /** The folder that the window opens. */
  workspace: string;
  /** The host's own folder for settings, extensions and logs. */
  dataDir: string;
  env: NodeJS.ProcessEnv;
  /** Shows the browser's window; desktop VS Code always does. */
  headed: boolean;
  readonly report: (line: string) => void;
}

/** A VS Code whose window is open and will run the tests as soon as its extension host has started. */
export interface RunningHost {
  readonly page: Page;
  /** Resolves with a reason when the host ends by itself. */
  readonly ended: Promise<string>;
  /** Says that the tests load the window again now: the end of the extension host that follows is not the host's. */
  expectReload(): void;
  close(): Promise<void>;
}

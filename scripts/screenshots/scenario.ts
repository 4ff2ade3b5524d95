import type { Workbench } from '../vscode-host/workbench.ts';

/** A scene to look at: what to do in the demo's window until it is on screen. */
export interface Scenario {
  readonly name: string;
  /** What is to be seen, for the list of scenarios. */
  readonly description: string;
  /** Starts when the sample fleet is in the view and the sample document in the editor. */
  readonly play: (workbench: Workbench) => Promise<void>;
  /** What has to be done again before each picture, because a change of theme ends it: a hover, say. */
  readonly pose?: (workbench: Workbench) => Promise<void>;
}

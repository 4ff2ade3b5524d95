/** How a shell runs our plugin program under the name that the AWS CLI looks for. */
export interface PluginProgram {
  /** Node, or an Electron that is Node when told so: what runs this process. */
  readonly execPath: string;
  /** `dist/session-manager-plugin.js` of the extension. */
  readonly script: string;
}

/** The name that the AWS CLI looks for on the PATH. */
export const pluginName = 'session-manager-plugin';

/** A shell script that hands its arguments and its environment to the program as they are. */
export function pluginWrapper({ execPath, script }: PluginProgram): string {
  return `#!/bin/sh\nELECTRON_RUN_AS_NODE=1 exec ${quote(execPath)} ${quote(script)} "$@"\n`;
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

import { fork, type ChildProcess } from 'node:child_process';
import { playgroundConnection, type PlaygroundConnection } from './connection.ts';

export interface PlaygroundOptions {
  /** `dist/playground.js` of the extension. */
  readonly script: string;
  /** A node-pty to load for sessions: VS Code ships one under its `node_modules`. */
  readonly pty: string;
  readonly onOutput: (text: string) => void;
  readonly onExit: (code: number | null) => void;
}

/** A playground that lives as long as this window. */
export class PlaygroundProcess {
  readonly connection: PlaygroundConnection;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, connection: PlaygroundConnection) {
    this.#child = child;
    this.connection = connection;
  }

  /** Starts the playground on a free port and waits until it serves. */
  static async start(options: PlaygroundOptions, signal: AbortSignal): Promise<PlaygroundProcess> {
    const child = fork(options.script, ['--port', '0'], {
      // In desktop VS Code the executable is Electron, which is Node only when told so.
      env: { ...withoutCredentials(process.env), ELECTRON_RUN_AS_NODE: '1', SSM_PLAYGROUND_PTY: options.pty },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      signal,
    });
    const url = await announcedUrl(child, options.onOutput);
    child.once('exit', options.onExit);
    return new PlaygroundProcess(child, playgroundConnection(url));
  }

  dispose(): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill();
  }
}

/** What runs on sample nodes is a shell on this computer; it has no business with the user's credentials. */
function withoutCredentials(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));
}

/** The address in the line `ready http://127.0.0.1:PORT`. */
async function announcedUrl(child: ChildProcess, onOutput: (text: string) => void): Promise<string> {
  let output = '';
  return new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      const text = chunk.toString();
      onOutput(text);
      output += text;
      const url = /^ready (http:\/\/\S+)$/m.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      const lines = output.trim().split('\n').slice(-3).join('\n');
      reject(new Error(`The playground did not start (exit code ${code ?? 'none'}). ${lines}`.trim()));
    });
  });
}

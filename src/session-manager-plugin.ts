// Our session client as a program with the arguments, environment and output of AWS's session-manager-plugin, so that
// `aws ssm start-session` works with it: put it on the PATH under that name.
import { constants } from 'node:os';
import process from 'node:process';
import { createClients } from './aws/clients.ts';
import { sessionEncryption } from './aws/session-encryption.ts';
import { resumeSession, terminateSession } from './aws/sessions.ts';
import { sessionAgent } from './aws/transport.ts';
import { clientVersion } from './session/handshake.ts';
import { LocalTerminal } from './terminal/local-terminal.ts';
import { parsePluginArguments, type SessionRequest } from './terminal/plugin-arguments.ts';
import { PluginSession } from './terminal/plugin-session.ts';

/** Keys that reach us as signals when no terminal is in raw mode. */
const keys = [
  ['SIGINT', 0x03],
  ['SIGQUIT', 0x1c],
  ['SIGTSTP', 0x1a],
] as const;

const endings = ['SIGTERM', 'SIGHUP'] as const;

async function run(request: SessionRequest): Promise<number> {
  const { grant, region, profile, endpoint } = request;
  const connection = { kind: 'account', profile, region } as const;
  const clients = createClients({
    connection,
    version: clientVersion,
    env: endpoint === undefined ? process.env : withEndpoint(endpoint),
  });
  const terminal = new LocalTerminal(process);
  process.on('exit', () => terminal.restore());
  const session = new PluginSession({
    grant,
    terminal,
    agent: await sessionAgent(connection),
    encryption: sessionEncryption(clients, request.target),
    resume: (signal) => resumeSession(clients, grant.sessionId, signal),
    terminate: () => terminateSession(clients, grant.sessionId),
  });
  let exitCode: number | undefined;
  for (const [signal, key] of keys) {
    // Windows knows no SIGTSTP.
    if (signal in constants.signals) process.on(signal, () => session.press(key));
  }
  for (const signal of endings) {
    process.on(signal, () => {
      exitCode = 128 + constants.signals[signal];
      session.terminate();
    });
  }
  const outcome = await session.run();
  await terminal.flush();
  return exitCode ?? outcome.exitCode;
}

/** The endpoint that the CLI used goes before all that the environment and the config files say. */
const withEndpoint = (endpoint: string): NodeJS.ProcessEnv => ({
  ...process.env,
  AWS_ENDPOINT_URL_SSM: endpoint,
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
});

const request = parsePluginArguments(process.argv.slice(2), process.env);
if (request.kind === 'session') {
  run(request).then(
    (exitCode) => process.exit(exitCode),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
} else {
  process.exitCode = request.kind === 'text' ? 0 : 1;
  (request.kind === 'text' ? process.stdout : process.stderr).write(request.text);
}

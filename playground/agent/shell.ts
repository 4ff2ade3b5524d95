import { PayloadType } from '../../src/session/message.ts';
import { parseSize } from '../../src/session/payload.ts';
import { OutputChunks } from './output-chunks.ts';
import { commandsOf, environmentOf, type Program, type ProgramHost, type StartProgram } from './program.ts';
import { spawnPty } from './pty.ts';

/** Standard_Stream: `sh` on a pseudo-terminal, as the agent runs it (shell_unix.go). */
export const startShell: StartProgram = (host) => {
  const profile = shellProfile(host);
  return start(host, [], profile === '' ? '' : `${profile}\n`);
};

/** InteractiveCommands: the document's commands on a pseudo-terminal. */
export const startInteractiveCommands: StartProgram = (host) => start(host, ['-c', commandsOf(host)], '');

/** `firstInput` is typed for the user. */
function start(host: ProgramHost, args: readonly string[], firstInput: string): Program {
  const { directory, identity } = host;
  const environment = environmentOf(host);
  const pty = spawnPty({ file: 'sh', args, directory, environment });
  const chunks = new OutputChunks();
  const send = (payload: Uint8Array): void => host.send(PayloadType.output, payload);
  if (identity.notice !== '') send(Buffer.from(identity.notice));
  pty.onData((data) => chunks.take(data).forEach(send));
  pty.onExit(() => {
    clearTimeout(delay);
    send(chunks.flush());
    host.ended('');
  });
  const delay = host.shellDelay > 0 ? setTimeout(() => pty.resume(), host.shellDelay) : undefined;
  if (delay !== undefined) pty.pause();
  if (firstInput !== '') pty.write(Buffer.from(firstInput));
  return {
    receive(payloadType, payload) {
      if (payloadType === PayloadType.output) pty.write(payload);
      const size = payloadType === PayloadType.size ? parseSize(payload) : undefined;
      if (size !== undefined) pty.resize(size.columns, size.rows);
    },
    pause: () => pty.pause(),
    resume: () => pty.resume(),
    kill() {
      clearTimeout(delay);
      pty.hangUp();
    },
  };
}

/** What the session preferences type into each new Linux shell. */
function shellProfile({ session }: ProgramHost): string {
  const profile = session.plan.inputs['shellProfile'];
  const linux = typeof profile === 'object' && profile !== null && 'linux' in profile ? profile.linux : '';
  return typeof linux === 'string' ? linux.trim() : '';
}

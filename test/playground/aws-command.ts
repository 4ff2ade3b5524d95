import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import { startPlayground, type Playground, type PlaygroundOptions } from '../../playground/server.ts';
import { createClients, type Clients } from '../../src/aws/clients.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';

const execute = promisify(execFile);

/** Runs `aws ARGS` and answers the parsed JSON that it prints; undefined if it prints nothing. */
export type AwsCommand = (...args: string[]) => Promise<unknown>;

/** A playground and AWS's own client for the tests of one `describe`, which are skipped where there is no client. */
export function useAwsCommand(options: Partial<PlaygroundOptions> = {}): AwsCommand {
  return usePlayground(options).aws;
}

/** AWS's own client beside the clients that the views call, on the same playground. */
export function useAwsAndClients(options: Partial<PlaygroundOptions> = {}): {
  readonly aws: AwsCommand;
  readonly clients: () => Clients;
} {
  const { aws, url } = usePlayground(options);
  let clients: Clients | undefined;
  after(() => clients?.close());
  return {
    aws,
    clients: () =>
      (clients ??= createClients({ connection: playgroundConnection(url()), version: 'test', env: {} })),
  };
}

function usePlayground(options: Partial<PlaygroundOptions>): { aws: AwsCommand; url: () => string } {
  let playground: Playground | undefined;
  before(async function () {
    const version = await execute('aws', ['--version']).catch(() => undefined);
    if (version === undefined) {
      if (this.test?.parent !== undefined) this.test.parent.title += ' (skipped: no aws command here)';
      this.skip();
    }
    playground = await startPlayground({ port: 0, ...options });
  });
  after(async () => {
    const breaches = playground?.breaches() ?? [];
    await playground?.close();
    assert.deepEqual(breaches, []);
  });
  const url = (): string => playground?.url ?? '';
  return {
    url,
    async aws(...args) {
      const command = [...args, '--endpoint-url', url(), '--output', 'json'];
      const { stdout } = await execute('aws', command, { env: environment(), maxBuffer: 2 ** 26 });
      return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as unknown);
    },
  };
}

const environment = () => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  AWS_ACCESS_KEY_ID: 'playground',
  AWS_SECRET_ACCESS_KEY: 'playground',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: os.devNull,
  AWS_SHARED_CREDENTIALS_FILE: os.devNull,
  AWS_PAGER: '',
});

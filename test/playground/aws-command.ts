import assert from 'node:assert/strict';
import os from 'node:os';
import { startPlayground, type Playground, type PlaygroundOptions } from '../../playground/server.ts';
import { createClients, type Clients } from '../../src/aws/clients.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';
import { openAwsCli, type AwsCli } from './aws-cli/aws-cli.ts';

/** Runs `aws ARGS` and answers the parsed JSON that it prints; undefined if it prints nothing. */
export type AwsCommand = (...args: string[]) => Promise<unknown>;

/** A playground and AWS's own client for the tests of one `describe`, which are skipped where there is no client. */
export function useAwsCommand(options: Partial<PlaygroundOptions> = {}): AwsCommand {
  return useAwsAndPlayground(options).aws;
}

/** AWS's own client beside the clients that the views call, on the same playground. */
export function useAwsAndClients(options: Partial<PlaygroundOptions> = {}): {
  readonly aws: AwsCommand;
  readonly clients: () => Clients;
} {
  const { aws, playground } = useAwsAndPlayground(options);
  let clients: Clients | undefined;
  after(() => clients?.close());
  return {
    aws,
    clients: () =>
      (clients ??= createClients({
        connection: playgroundConnection(playground().url),
        version: 'test',
        env: {},
      })),
  };
}

/** AWS's own client beside the playground that it is used on. */
export function useAwsAndPlayground(options: Partial<PlaygroundOptions> = {}): {
  readonly aws: AwsCommand;
  readonly playground: () => Playground;
} {
  let cli: AwsCli | undefined;
  let playground: Playground | undefined;
  before(async function () {
    cli = await openAwsCli();
    if (cli === undefined) {
      if (this.test?.parent !== undefined) this.test.parent.title += ' (skipped: no aws command here)';
      this.skip();
    }
    playground = await startPlayground({ port: 0, ...options });
  });
  after(async () => {
    await cli?.close();
    const breaches = playground?.breaches() ?? [];
    await playground?.close();
    assert.deepEqual(breaches, []);
  });
  const running = (): Playground => playground ?? assert.fail('the playground runs from before to after');
  return {
    playground: running,
    async aws(...args) {
      const command = [...args, '--endpoint-url', running().url, '--output', 'json'];
      const printed = (await cli?.run(command, environment())) ?? '';
      return printed.trim() === '' ? undefined : (JSON.parse(printed) as unknown);
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

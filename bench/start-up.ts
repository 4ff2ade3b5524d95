// The start of the language server: to the answer of `initialize`, beside a server that knows nothing, and to the
// diagnostics of a first document, beside the peers.

import path from 'node:path';
import { build } from 'esbuild';
import { makeDocument } from './documents.ts';
import { LanguageClient, type ServerStart } from './language-client.ts';
import { compare, goal, measure, report } from './measure.ts';
import type { Peer } from './peers.ts';

const root = path.resolve(import.meta.dirname, '..');

/** As src/language starts it. */
export const ours: ServerStart = {
  script: path.join(root, 'dist/server.js'),
  execArgv: ['--max-semi-space-size=4'],
};

export async function benchStartUp(peers: readonly Peer[] = []): Promise<void> {
  const nullServer = await buildNullServer();
  const { work, floor } = await compare(start(ours), start({ script: nullServer }), {
    times: 30,
    warmUp: 3,
    after: (client) => client.close(),
  });
  report('start-up', work, { name: 'a null server', summary: floor });
  for (const peer of peers) {
    const took = await measure(start(peer), { times: 5, warmUp: 1, after: (client) => client.close() });
    report(`  ${peer.name}`, took);
  }
  goal('start-up, as a multiple of the null server', work.median / floor.median, { most: 1.3 });
  report('start-up to the first diagnostics', await firstDiagnostics(ours, 8));
  for (const peer of peers) report(`  ${peer.name}`, await firstDiagnostics(peer, 5));
}

/** From the start of the process to the answer of `initialize`. */
const start = (server: ServerStart) => () => LanguageClient.start(server);

/** From the start of the process to the diagnostics of the document that is opened then. */
function firstDiagnostics(server: ServerStart, times: number) {
  const document = makeDocument(3, 'ssm-yaml');
  const open = async () => {
    const client = await LanguageClient.start(server);
    await client.open('file:///bench/first', document);
    return client;
  };
  return measure(open, { times, warmUp: 1, after: (client) => client.close() });
}

async function buildNullServer(): Promise<string> {
  const outfile = path.join(root, 'out/bench/null-server.js');
  await build({
    entryPoints: [path.join(root, 'bench/null-server.mjs')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
  });
  return outfile;
}

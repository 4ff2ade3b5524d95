// The language server: keystroke to diagnostics, completion, hover, start-up, memory.

import path from 'node:path';
import { build } from 'esbuild';
import { parseDocument } from 'yaml';
import { type BenchDocument, makeDocument } from './documents.ts';
import { LanguageClient, positionAfter } from './language-client.ts';
import { measure, print, report } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..');
const server = path.join(root, 'dist/server.js');

export async function benchLanguage(): Promise<void> {
  await benchStart();
  for (const kilobytes of [3, 10, 63]) {
    for (const languageId of ['ssm-yaml', 'ssm-json'] as const) {
      await benchDocument(makeDocument(kilobytes, languageId));
    }
  }
  await benchMemory();
}

/** From the start of the process to the answer of `initialize`, beside a server that knows nothing. */
async function benchStart(): Promise<void> {
  const nullServer = path.join(root, 'out/bench/null-server.js');
  await build({
    entryPoints: [path.join(root, 'bench/null-server.mjs')],
    outfile: nullServer,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
  });
  const start = (script: string) =>
    measure(async () => (await LanguageClient.start(script)).close(), { times: 10, warmUp: 2 });
  const floor = { name: 'a null server', summary: await start(nullServer) };
  report('start-up', await start(server), floor);
}

async function benchDocument(document: BenchDocument): Promise<void> {
  const client = await LanguageClient.start(server);
  const uri = 'file:///bench/document';
  await client.open(uri, document);
  const floor = {
    name: "the yaml package's parse",
    summary: await measure(() => parseDocument(document.text), { times: 15, warmUp: 3 }),
  };
  const inText = positionAfter(document.text, 'Looks at instances');
  const keystroke = await measure(() => client.type(uri, inText, 'x'));
  report(`${document.name}: keystroke to diagnostics`, keystroke, floor);
  const inAction = positionAfter(document.text, 'aws:executeAwsA');
  report(
    `${document.name}: completion`,
    await measure(() => client.request('textDocument/completion', uri, inAction)),
  );
  report(`${document.name}: hover`, await measure(() => client.request('textDocument/hover', uri, inAction)));
  await client.close();
}

async function benchMemory(): Promise<void> {
  const client = await LanguageClient.start(server);
  const document = makeDocument(10, 'ssm-yaml');
  for (let index = 0; index < 50; index += 1) await client.open(`file:///bench/${index}`, document);
  const bytes = client.residentMemory();
  print(
    bytes === undefined
      ? 'memory with 50 open documents: not known on this system'
      : `memory with 50 open documents of 10 KB: ${(bytes / 2 ** 20).toFixed(0)} MiB`,
  );
  await client.close();
}

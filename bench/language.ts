// The language server: keystroke to diagnostics, a burst of keys, completion, hover, start-up and memory; beside them
// the yaml package's full parse of the same text, a server that knows nothing, and the two peers.

import { parseDocument } from 'yaml';
import { analyze } from '../server/analysis.ts';
import { diagnose } from '../server/rules/diagnose.ts';
import { edit } from '../server/syntax/edit.ts';
import { parse } from '../server/syntax/parse.ts';
import { type BenchDocument, makeDocument } from './documents.ts';
import { LanguageClient, positionAfter, type ServerStart } from './language-client.ts';
import { compare, goal, measure, print, report, type Summary } from './measure.ts';
import { findPeers, type Peer } from './peers.ts';
import { benchStartUp, ours } from './start-up.ts';

const uri = 'file:///bench/document';
const parser = "the yaml package's parse";
/** Who types, types thousands of keys; in the first rounds V8 runs code that it has not compiled yet. */
const ROUNDS = { times: 30, warmUp: 30 };
/** Answers take a millisecond or two: of 200 of them, the 95th percentile is more than the one worst. */
const ANSWER_ROUNDS = { times: 200, warmUp: 30 };
/** Peers wait for a pause in the typing, which is most of their time, so fewer rounds do. */
const PEER_ROUNDS = { times: 6, warmUp: 2 };

export async function benchLanguage(): Promise<void> {
  const found = await findPeers();
  const peers = typeof found === 'string' ? [] : found;
  if (typeof found === 'string') print(found);
  await benchStartUp(peers);
  for (const kilobytes of [3, 10, 63]) {
    for (const languageId of ['ssm-yaml', 'ssm-json'] as const) {
      await benchDocument(makeDocument(kilobytes, languageId), peers);
    }
  }
  await benchMemory(peers);
}

async function benchDocument(document: BenchDocument, peers: readonly Peer[]): Promise<void> {
  const { name } = document;
  // The goals that are multiples of the parse are set for documents as long as the service takes them.
  const isLong = document.text.length >= 63 * 1024;
  print(
    `\n${name} (steady state: after ${ROUNDS.warmUp} rounds of warm-up, peers' servers after ${PEER_ROUNDS.warmUp})`,
  );
  const inProcess = await compareWork(document);
  report('edit, analysis and all rules', inProcess.work, { name: parser, summary: inProcess.floor });
  const { keystroke, structure, completion, hover } = await benchServer('', ours, document);
  for (const peer of peers) await benchServer(`  ${peer.name}: `, peer, document);
  if (isLong && document.languageId === 'ssm-yaml') {
    goal('keystroke, as a multiple of the parse', keystroke.ratio, { most: 0.5 });
    goal('edit of the structure, as a multiple of the parse', structure.ratio, { most: 1.2 });
  }
  if (document.languageId === 'ssm-json') goal('keystroke', keystroke.median, { most: 10, unit: ' ms' });
  goal('completion p95', completion.p95, { most: 5, unit: ' ms' });
  goal('hover p95', hover.p95, { most: 5, unit: ' ms' });
}

/** What the server does for a keystroke, without the wire. */
async function compareWork({ text, languageId }: BenchDocument): Promise<{ work: Summary; floor: Summary }> {
  const language = languageId === 'ssm-json' ? 'json' : 'yaml';
  let tree = parse(text, language);
  const at = text.indexOf('startswith', text.length / 2);
  const work = (): void => {
    tree = edit(tree, { start: at, end: at, text: 'x' });
    diagnose(analyze(tree));
  };
  return compare(work, () => parseDocument(text), ROUNDS);
}

interface ServerResult {
  readonly keystroke: Summary & { readonly ratio: number };
  readonly structure: Summary & { readonly ratio: number };
  readonly completion: Summary;
  readonly hover: Summary;
}

async function benchServer(
  prefix: string,
  server: ServerStart,
  document: BenchDocument,
): Promise<ServerResult> {
  const { text } = document;
  const client = await LanguageClient.start(server);
  await client.open(uri, document);
  const rounds = prefix === '' ? ROUNDS : PEER_ROUNDS;
  const against = async (name: string, work: () => unknown) => {
    const result = await compare(work, () => parseDocument(text), rounds);
    report(`${prefix}${name}`, result.work, { name: parser, summary: result.floor });
    return { ...result.work, ratio: result.work.median / result.floor.median };
  };
  const inScript = positionAfter(text, 'startswith', text.length / 2);
  const keystroke = await against('keystroke to diagnostics', () => client.type(uri, inScript, 'x'));
  const structure = await against('edit of the structure to diagnostics', structureEdits(client, document));
  const { last, published } = await client.burst(uri, inScript, 20);
  print(
    `${`${prefix}burst of 20 keys`.padEnd(46)} ${last.toFixed(2)} ms to the last version, published ${published} times`,
  );
  const inAction = positionAfter(text, 'aws:executeAwsA', text.length / 2);
  const ask = (method: string) =>
    measure(
      () => client.request(`textDocument/${method}`, uri, inAction),
      prefix === '' ? ANSWER_ROUNDS : PEER_ROUNDS,
    );
  const completion = await ask('completion');
  const hover = await ask('hover');
  report(`${prefix}completion`, completion);
  report(`${prefix}hover`, hover);
  await client.close();
  return { keystroke, structure, completion, hover };
}

/** Adds a step in the middle, and takes it away the next time. */
function structureEdits(client: LanguageClient, { text, languageId }: BenchDocument): () => Promise<void> {
  const isJson = languageId === 'ssm-json';
  const beforeStep = isJson ? '\n    {\n      "name": "find' : '\n  - name: "find';
  const start = {
    line: positionAfter(text, beforeStep, text.length / 2).line - (isJson ? 1 : 0),
    character: 0,
  };
  const step = isJson
    ? '    { "name": "added", "action": "aws:sleep", "inputs": { "Duration": "PT1S" } },\n'
    : '  - name: "added"\n    action: "aws:sleep"\n    inputs:\n      Duration: "PT1S"\n';
  const end = { line: start.line + step.split('\n').length - 1, character: 0 };
  let isThere = false;
  return () => {
    isThere = !isThere;
    return client.change(uri, isThere ? { start, end: start, text: step } : { start, end, text: '' });
  };
}

/** Fifty open documents: all of 10 KB, and of the sizes that real documents have. */
async function benchMemory(peers: readonly Peer[]): Promise<void> {
  print('\nmemory with 50 open documents');
  const sizes = { '10 KB each': [10], 'from 1 to 63 KB': [1, 2, 3, 3, 5, 5, 8, 8, 12, 20, 30, 63] };
  for (const [title, kilobytes] of Object.entries(sizes)) {
    const own = await memoryOf(ours, kilobytes);
    if (own === undefined) {
      print('  not known on this system');
      return;
    }
    print(`  ${title}: ${own.toFixed(0)} MiB`);
    for (const peer of peers) {
      const other = (await memoryOf(peer, kilobytes)) ?? 0;
      print(`    ${peer.name}: ${other.toFixed(0)} MiB`);
      goal('memory, as a multiple of it', own / other, { most: 1 });
    }
  }
}

/** MiB of the server's process. */
async function memoryOf(server: ServerStart, kilobytes: readonly number[]): Promise<number | undefined> {
  const client = await LanguageClient.start(server);
  for (let index = 0; index < 50; index += 1) {
    const document = makeDocument(kilobytes[index % kilobytes.length] ?? 10, 'ssm-yaml');
    const text = document.text.replace('Looks at', `Looks ${index} times at`);
    await client.open(`file:///bench/${index}.yaml`, { ...document, text });
  }
  const bytes = client.residentMemory();
  await client.close();
  return bytes === undefined ? undefined : bytes / 2 ** 20;
}

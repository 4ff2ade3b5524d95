import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { edit } from '../../../server/syntax/edit.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language } from '../../../server/syntax/tree.ts';
import { dumpTree } from '../dump-tree.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import type { Sample } from './samples.ts';
import { ServerUnderTest } from './server-under-test.ts';

/** Told before each piece of work, so that whoever watches knows what a crash or a hang came from. */
export type Watch = (work: { text: string; language: Language; doing: string }) => void;

const MAX_EDITS = 12;
/** Longer texts are not compared node by node, which would take most of the time. */
const MAX_COMPARED = 6000;

/** A text that a fuzz run failed at. */
export class FuzzFailure extends Error {
  readonly text: string;
  readonly language: Language;

  constructor(message: string, text: string, language: Language) {
    super(message);
    this.text = text;
    this.language = language;
  }
}

/**
 * Opens one of `samples` in the server, edits it some times at random, and asks for everything after each edit.
 * `seed` decides all of it. Gives the number of edits.
 */
export async function fuzz(
  samples: readonly Sample[],
  seed: number,
  watch: Watch = () => undefined,
): Promise<number> {
  const random = new Random(seed);
  const sample = samples[random.below(samples.length)];
  if (sample === undefined) return 0;
  const { language } = sample;
  const server = new ServerUnderTest();
  let { text } = sample;
  if (random.below(6) === 0) text = text.replaceAll(/\r?\n/g, '\r\n');
  let tree = parse(text, language);
  server.open(text, language);
  const count = 1 + random.below(MAX_EDITS);
  for (let edits = 0; edits < count; edits += 1) {
    const change = mutate(text, random);
    watch({
      text,
      language,
      doing: `edit ${JSON.stringify({ ...change, text: change.text.slice(0, 200) })}`,
    });
    tree = edit(tree, change);
    ({ text } = tree);
    server.change(change);
    if (text.length < MAX_COMPARED) compare(text, language, tree);
    ask(
      server,
      { text, language },
      [change.start + change.text.length, random.below(text.length + 1)],
      watch,
    );
  }
  server.close();
  await settle(server, { text, language });
  return count;
}

/** Opens `text` in the server and asks for everything in its middle. */
export async function askOnce(text: string, language: Language): Promise<void> {
  const server = new ServerUnderTest();
  server.open(text, language);
  ask(server, { text, language }, [text.length >> 1], () => undefined);
  await settle(server, { text, language });
}

/** Opens `text` in the server and asks for everything at its ends and in its middle, before an edit and after it. */
export async function exercise(
  text: string,
  language: Language,
  watch: Watch = () => undefined,
): Promise<void> {
  const server = new ServerUnderTest();
  watch({ text, language, doing: 'open' });
  server.open(text, language);
  const places = [0, text.length >> 1, text.length];
  ask(server, { text, language }, places, watch);
  watch({ text, language, doing: 'edit' });
  server.change({ start: text.length >> 1, end: text.length >> 1, text: 'x' });
  ask(server, { text, language }, places, watch);
  await settle(server, { text, language });
}

/** Lets the answers come that wait for a turn of the event loop; what they hold is free then. */
async function settle(server: ServerUnderTest, { text, language }: TextAndLanguage): Promise<void> {
  await setImmediate();
  const [fault] = server.faults;
  if (fault !== undefined) throw new FuzzFailure(fault, text, language);
}

interface TextAndLanguage {
  readonly text: string;
  readonly language: Language;
}

function ask(
  server: ServerUnderTest,
  { text, language }: TextAndLanguage,
  offsets: readonly number[],
  watch: Watch,
): void {
  for (const offset of offsets) {
    let doing = '';
    try {
      server.askAll(offset, (request) => {
        doing = `${request} at ${offset}`;
        watch({ text, language, doing });
      });
    } catch (error) {
      throw new FuzzFailure(
        `${doing}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
        text,
        language,
      );
    }
  }
  const [fault] = server.faults;
  if (fault !== undefined) throw new FuzzFailure(fault, text, language);
}

function compare(text: string, language: Language, edited: ReturnType<typeof parse>): void {
  try {
    assert.equal(dumpTree(edited), dumpTree(parse(text, language)));
  } catch (error) {
    throw new FuzzFailure(
      `The edited tree differs from a fresh one: ${String(error).slice(0, 2000)}`,
      text,
      language,
    );
  }
}

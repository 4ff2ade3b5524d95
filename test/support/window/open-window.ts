import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPlayground } from '../../../playground/server.ts';
import { activate } from '../../../src/extension.ts';
import { systemClock } from '../../../src/runs/clock.ts';
import type { Answer } from './answers.ts';
import { stage, Uri, type Stage, type TreeRow } from './vscode.ts';

/** What shows all that the views have, and shows it anew. */
const arrangements = [
  ...['ssm.clearNodeFilter', 'ssm.refreshManagedNodes', 'ssm.clearDocumentSearch', 'ssm.refreshDocuments'],
  ...['ssm.clearParameterFilter', 'ssm.showParameterFolders', 'ssm.refreshParameters'],
  ...['ssm.clearComplianceFilter', 'ssm.refreshCompliance', 'ssm.refreshSessions'],
  ...['ssm.clearRunFilter', 'ssm.refreshRuns'],
];

/**
 * A pause that comes before a call, like that of a form before it looks for nodes, is part of what is under way. Longer
 * ones end when the test says that their time has come.
 */
function waitForShortSleeps(longest: number, track: (sleep: Promise<void>) => void) {
  const former = { ...systemClock };
  const wakes = new Set<() => void>();
  systemClock.sleep = async (milliseconds, signal) => {
    if (milliseconds > longest) {
      await new Promise<void>((resolve) => {
        wakes.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      signal.throwIfAborted();
      return;
    }
    const slept = former.sleep(milliseconds, signal);
    track(slept.then(undefined, () => undefined));
    await slept;
  };
  return {
    restore: () => void Object.assign(systemClock, former),
    wake() {
      for (const wake of wakes) wake();
      wakes.clear();
    },
  };
}

const root = path.resolve(import.meta.dirname, '../../..');

export interface WindowOptions {
  /** The playground's clock, in milliseconds. */
  readonly now?: () => number;
  /** How many nodes the playground has. */
  readonly nodes?: number;
  /** The longest pause that ends by itself, in milliseconds; a second if nothing is said. */
  readonly longestPause?: number;
  /** The extension is installed in the window's folder, where a test can put the programs that it starts. */
  readonly ownPrograms?: boolean;
}

/** What a command is started with, and what the user answers. */
export interface Act {
  readonly args?: readonly unknown[];
  readonly answers?: readonly Answer[];
  /** A button of a message that is there, which runs the command. */
  readonly press?: string | undefined;
  /** What the page that was opened last says, which runs the command. */
  readonly tells?: object | undefined;
  /** What there is to see before all is quiet: nobody waits for what the agent of a node does. */
  readonly until?: ((stage: Stage) => boolean) | undefined;
}

export type Calls = Readonly<Record<string, number>>;

/** The extension in a window that nobody sees, connected to a playground of its own. */
export type TestWindow = Awaited<ReturnType<typeof openWindow>>;

/**
 * Starts a playground and activates the extension, as VS Code would, with the playground as its connection.
 */
export async function openWindow(options: WindowOptions = {}) {
  const { now = Date.now, nodes = 24, longestPause = 1000, ownPrograms = false } = options;
  const sleeps = waitForShortSleeps(longestPause, (sleep) => stage.track(sleep));
  const playground = await startPlayground({ port: 0, nodes, now: () => new Date(now()) });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ssm-window-'));
  stage.folder = Uri.file(folder);
  stage.settings.set('ssm.playground.endpoint', playground.url);
  const file = (name: string): string => path.join(folder, name);
  const before = { ...process.env };
  process.env['AWS_CONFIG_FILE'] = file('config');
  process.env['AWS_SHARED_CREDENTIALS_FILE'] = file('credentials');
  const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example';
  await writeFile(
    file('config'),
    `[profile dev]\nregion = eu-central-1\nendpoint_url = ${playground.url}\n${keys}\n`,
  );
  /** What VS Code keeps for the next window. */
  const kept = new Map<string, unknown>();
  const subscriptions: { dispose(): unknown }[] = [];
  const context = {
    extension: { packageJSON: { version: 'test' } },
    extensionPath: ownPrograms ? folder : root,
    extensionUri: Uri.file(root),
    globalStorageUri: Uri.file(file('storage')),
    globalState: memento(kept),
    workspaceState: memento(kept),
    environmentVariableCollection: { prepend: () => undefined, clear: () => undefined },
    subscriptions,
  };
  activate(context as unknown as Parameters<typeof activate>[0]);

  const control = async (method: string, route: string, body?: object): Promise<unknown> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return (await fetch(`${playground.url}/${route}`, init)).json();
  };
  /** How often the playground was asked for what. */
  const received = async (): Promise<Calls> =>
    ((await control('GET', '_playground/calls')) as { counts: Calls }).counts;

  let failing = false;

  async function childrenOf(viewId: string, row?: TreeRow): Promise<readonly TreeRow[]> {
    const tree = stage.trees.get(viewId);
    if (tree === undefined) throw new Error(`There is no view ${viewId}.`);
    for (;;) {
      const rows = await tree.getChildren(row);
      const last = rows.at(-1);
      if (last?.label !== 'Load more…') return rows;
      await stage.commands.get('ssm.loadMore')?.(last);
    }
  }

  return {
    stage,
    playground,
    folder,
    kept,

    /** Lets the time pass that secrets are in view, or in the clipboard. */
    async later(): Promise<void> {
      sleeps.wake();
      await stage.idle();
    },

    /** Forgets what a test before has done: in the account, in editors and in what was said. */
    async reset(): Promise<void> {
      stage.terminals.closeAll();
      for (const row of await childrenOf('ssm.sessions')) {
        if (/\/tunnel\/\d+$/.test(row.id)) await stage.commands.get('ssm.removeTunnel')?.(row);
      }
      await stage.idle();
      await control('POST', 'moto-api/reset');
      stage.documents.closeAll();
      stage.buttons = [];
      for (const page of stage.pages.splice(0)) page.dispose();
      [stage.editor, stage.tab] = [undefined, undefined];
      await this.connectToPlayground();
      // Views without filters are read anew as well.
      for (const id of arrangements) await stage.commands.get(id)?.();
      await stage.idle();
      stage.clear();
    },

    /** Makes a playground, that of the window if no other is named, its only connection. */
    async connectToPlayground(endpoint = playground.url): Promise<void> {
      stage.settings.set('ssm.playground.endpoint', endpoint);
      while (stage.context.get('ssm.severalConnections') === true) {
        await stage.commands.get('ssm.closeConnection')?.();
      }
      stage.answers.expect(['Playground']);
      await stage.commands.get('ssm.chooseConnection')?.();
      stage.answers.check();
      await stage.idle();
    },

    /** Brings a view into sight and reads it. */
    async show(viewId: string): Promise<void> {
      stage.visibleView = viewId;
      await stage.trees.get(viewId)?.getChildren();
      await stage.idle();
    },

    /** Finds a row by the labels of the rows that lead to it, each of which is opened; all pages are read. */
    async row(viewId: string, ...labels: readonly (string | RegExp)[]): Promise<TreeRow> {
      let row: TreeRow | undefined;
      for (const label of labels) {
        const rows = await childrenOf(viewId, row);
        row = rows.find((one) => (typeof label === 'string' ? one.label === label : label.test(one.label)));
        if (row === undefined)
          throw new Error(`no ${String(label)} among ${rows.map((one) => one.label).join(', ')}`);
      }
      return row ?? Promise.reject(new Error('no label was given'));
    },

    /** The last of the first rows: a failure, or what leads to more. */
    async lastRow(viewId: string): Promise<TreeRow> {
      const rows = await stage.trees.get(viewId)?.getChildren();
      return rows?.at(-1) ?? Promise.reject(new Error('There are no rows.'));
    },

    /** Makes every call of an operation fail, in a way of playground/faults.ts. */
    async fail(kind: string, operation: string): Promise<void> {
      failing = true;
      await control('POST', '_playground/faults', { kind, operation });
    },

    /** Makes the next call of an operation take a second. */
    async slow(operation: string): Promise<void> {
      await control('POST', '_playground/faults', { kind: 'slow', operation, times: 1 });
    },

    /** Lets everything work again. */
    async heal(): Promise<void> {
      failing = false;
      await control('DELETE', '_playground/faults');
    },

    /** Runs a command as VS Code does and returns every call that it has caused, until all is quiet again. */
    async calls(command: string, { args = [], answers = [], press, tells, until }: Act = {}): Promise<Calls> {
      const run = stage.commands.get(command);
      if (run === undefined) throw new Error(`There is no command ${command}.`);
      await stage.idle();
      stage.clear();
      await control('DELETE', '_playground/calls');
      stage.answers.expect(answers);
      if (tells !== undefined) stage.pages.at(-1)?.tell(tells);
      else if (press === undefined) await run(...args);
      else for (const button of stage.buttons.splice(0)) button(press);
      while (until?.(stage) === false) await delay(10);
      await stage.idle();
      stage.answers.check(stage.errors);
      const made = countOf(stage.calls);
      // Each call is one request, unless it fails and is tried again, and there is none beside them.
      if (!failing) assert.deepEqual(await received(), made);
      return made;
    },

    /** Calls an operation of SSM as somebody else would, and returns its answer. */
    async ask<T>(operation: string, input: object): Promise<T> {
      const credential = 'Credential=other/20260101/us-east-1/ssm/aws4_request';
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AmazonSSM.${operation}`,
        authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`,
      };
      const body = JSON.stringify(input);
      const response = await fetch(playground.url, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(`${operation}: HTTP ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },

    async write(name: string, text: string): Promise<void> {
      await mkdir(path.dirname(file(name)), { recursive: true });
      await writeFile(file(name), text);
    },

    async close(): Promise<void> {
      await stage.idle();
      for (const page of stage.pages.splice(0)) page.dispose();
      stage.terminals.closeAll();
      await stage.idle();
      for (const one of subscriptions) one.dispose();
      sleeps.restore();
      await playground.close();
      await rm(folder, { recursive: true });
      for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) {
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
    },
  };
}

function countOf(calls: readonly string[]): Calls {
  const counts: Record<string, number> = {};
  for (const name of calls) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function memento(values: Map<string, unknown>) {
  return {
    get: (key: string, otherwise?: unknown) => (values.has(key) ? values.get(key) : otherwise),
    update(key: string, value: unknown) {
      values.set(key, value);
      return Promise.resolve();
    },
    keys: () => [...values.keys()],
  };
}

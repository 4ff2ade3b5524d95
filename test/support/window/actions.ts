import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from './answers.ts';
import { openWindow, type Act, type Calls, type TestWindow, type WindowOptions } from './open-window.ts';

/** A command of the extension as a user runs it, and every call that it costs. */
export interface Action {
  /** What is special about it, where a command stands there several times. */
  readonly title?: string;
  readonly command: string;
  /** The labels of the rows that lead to the one that it is run on. */
  readonly on?: readonly (string | RegExp)[];
  /** What it is run with instead of a row. */
  readonly args?: (window: TestWindow) => readonly unknown[] | Promise<readonly unknown[]>;
  /** What has been done before; it does not count. */
  readonly before?: (window: TestWindow) => Promise<unknown>;
  readonly answers?: readonly Answer[];
  /** A button of a message that is there, which runs the command. */
  readonly press?: string;
  /** What the page that was opened last says, which runs the command. */
  readonly tells?: (window: TestWindow) => object | Promise<object>;
  /** What there is to see before all is quiet. */
  readonly until?: Act['until'];
  /** All calls until nothing is under way any more, with those that show the view anew. */
  readonly calls: Calls;
  /** What the user is told, gets in the clipboard or sees in the browser. */
  readonly says?: RegExp;
}

export interface ActionsOptions extends WindowOptions {
  readonly view: string;
  /** Commands of the view whose calls another test counts, by the name of its file. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** What has to be counted, where that is not what the menus of the view offer. */
  readonly offers?: readonly string[];
}

/** What goes before an action: a command on the row that labels lead to, or on none, with its answers. */
export const runOnRows =
  (view: string) =>
  (command: string, on: readonly string[], ...answers: string[]) =>
  async (window: TestWindow): Promise<void> => {
    const args = on.length === 0 ? [] : [await window.row(view, ...on)];
    await window.calls(command, { args, answers });
  };

/** The document in the editor. */
export const editor = (window: TestWindow) => window.stage.editor?.document ?? assert.fail('no editor');

/** One test for each action, which counts all of its calls, and one that no command of the view is left out. */
export function describeActions(
  name: string,
  actions: readonly Action[],
  { view, elsewhere = {}, offers, ...options }: ActionsOptions,
): void {
  describe(name, function () {
    this.timeout(60_000);
    let window: TestWindow;
    before(async () => {
      window = await openWindow(options);
      await window.show(view);
    });
    after(() => window.close());
    beforeEach(() => window.reset());

    for (const action of actions) {
      const title = [action.command, action.title].filter(Boolean).join(', ');
      it(`${title}: ${describeCalls(action.calls)}`, async () => {
        await action.before?.(window);
        const row = action.on === undefined ? [] : [await window.row(view, ...action.on)];
        const args = (await action.args?.(window)) ?? row;
        const made = await window.calls(action.command, {
          args,
          answers: action.answers ?? [],
          press: action.press,
          tells: await action.tells?.(window),
          until: action.until,
        });
        const { errors, messages, clipboard, opened } = window.stage;
        assert.deepEqual(errors, []);
        assert.deepEqual(made, action.calls);
        if (action.says !== undefined)
          assert.match([...messages, clipboard, ...opened].join('\n'), action.says);
      });
    }

    it('are all that the view offers', () => {
      const counted = new Set([...actions.map(({ command }) => command), ...Object.keys(elsewhere)]);
      const offered =
        offers ??
        commandsOf(view).filter((command) => command !== onCommands && !onEveryConnection.includes(command));
      const left = offered.filter((command) => !counted.has(command));
      assert.deepEqual(left, []);
    });
  });
}

function describeCalls(calls: Calls): string {
  const listed = Object.entries(calls).map(([name, count]) => (count === 1 ? name : `${count} ${name}`));
  return listed.length === 0 ? 'no call' : listed.join(', ');
}

/** Stands on the rows of commands, wherever these are; test/src/commands/command-actions.test.ts counts its calls. */
const onCommands = 'ssm.openOutput';

/** Commands on the rows that every view has; test/src/commands/connection-actions.test.ts counts their calls. */
export const onEveryConnection: readonly string[] = [
  'ssm.chooseConnection',
  'ssm.addConnection',
  'ssm.closeConnection',
  'ssm.makeConnectionActive',
  'ssm.switchReadOnly',
  'ssm.signIn',
  'ssm.retry',
  'ssm.loadMore',
  'ssm.loadAll',
];

interface Entry {
  readonly command: string;
  readonly when?: string;
}

/** The commands in the menus of a view and of its rows. */
function commandsOf(view: string): readonly string[] {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8');
  const { contributes } = JSON.parse(text) as { contributes: { menus: Record<string, Entry[]> } };
  const { menus } = contributes;
  const entries = [...(menus['view/title'] ?? []), ...(menus['view/item/context'] ?? [])];
  const shows = ({ when = '' }: Entry): boolean => {
    const one = /\bview == ([\w.]+)/.exec(when)?.[1];
    const several = /\bview =~ \/(.*?)\/ /.exec(when)?.[1];
    return one === view || (several !== undefined && new RegExp(several).test(view));
  };
  return [...new Set(entries.filter(shows).map(({ command }) => command))];
}

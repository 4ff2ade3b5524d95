import * as vscode from 'vscode';

/** The user went back to the step before. */
export const back = Symbol('back');

/** Thrown when the user leaves a prompt; the command wrapper ends the command in silence. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'Cancelled';
  }
}

/** Items that are there, or that come in batches while the prompt is open already. */
export type Items<Item> = readonly Item[] | ((signal: AbortSignal) => AsyncIterable<readonly Item[]>);

export interface PickOptions<Item> {
  readonly title: string;
  readonly placeholder: string;
  /** Shows a Back button; choosing it gives `back`. */
  readonly canGoBack?: boolean;
  readonly step?: readonly [number, number];
  /** Stands before the items for a text that is none of them. */
  readonly typed?: (text: string) => Item | undefined;
  /** True: each batch of items stands in for the one before. */
  readonly replace?: boolean;
  /** False for rows that are there to be read. */
  readonly canChoose?: (item: Item) => boolean;
}

/**
 * Asks to pick one item.
 * @throws Cancelled if the user leaves it, and whatever loading the items throws.
 */
export async function pickOne<Item extends vscode.QuickPickItem>(
  items: Items<Item>,
  options: PickOptions<Item>,
): Promise<Item | typeof back> {
  const chosen = await pick(items, options, false);
  return chosen === back ? back : (chosen[0] ?? back);
}

/**
 * Asks to pick one item or several, at least one.
 * @throws Cancelled if the user leaves it, and whatever loading the items throws.
 */
export async function pickMany<Item extends vscode.QuickPickItem>(
  items: Items<Item>,
  options: PickOptions<Item>,
): Promise<readonly Item[] | typeof back> {
  return pick(items, options, true);
}

async function pick<Item extends vscode.QuickPickItem>(
  items: Items<Item>,
  options: PickOptions<Item>,
  many: boolean,
): Promise<readonly Item[] | typeof back> {
  const prompt = vscode.window.createQuickPick<Item>();
  dress(prompt, options);
  prompt.canSelectMany = many;
  prompt.matchOnDescription = true;
  prompt.matchOnDetail = true;
  const abort = new AbortController();
  return new Promise<readonly Item[] | typeof back>((resolve, reject) => {
    const known: Item[] = [];
    const show = (): void => showItems(prompt, known, options.typed);
    loadItems(items, abort.signal, prompt, (batch) => {
      if (options.replace === true) known.length = 0;
      known.push(...batch);
      show();
    }).catch((error: unknown) => {
      reject(error instanceof Error ? error : new Error(String(error)));
      prompt.hide();
    });
    if (options.typed !== undefined) prompt.onDidChangeValue(show);
    prompt.onDidAccept(() => {
      const chosen = prompt.selectedItems;
      if (chosen.length === 0 || !chosen.every((item) => options.canChoose?.(item) ?? true)) return;
      resolve(chosen);
      prompt.hide();
    });
    prompt.onDidTriggerButton(() => {
      resolve(back);
      prompt.hide();
    });
    prompt.onDidHide(() => {
      abort.abort();
      reject(new Cancelled());
      prompt.dispose();
    });
    prompt.show();
  });
}

async function loadItems<Item extends vscode.QuickPickItem>(
  items: Items<Item>,
  signal: AbortSignal,
  prompt: vscode.QuickPick<Item>,
  add: (batch: readonly Item[]) => void,
): Promise<void> {
  if (typeof items !== 'function') {
    add(items);
    return;
  }
  prompt.busy = true;
  try {
    for await (const batch of items(signal)) {
      if (signal.aborted) return;
      add(batch);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    prompt.busy = false;
  }
}

/** Shows the items, keeping what is marked and selected; the first `picked` one is the first to be marked. */
function showItems<Item extends vscode.QuickPickItem>(
  prompt: vscode.QuickPick<Item>,
  known: readonly Item[],
  typed: PickOptions<Item>['typed'],
): void {
  const text = prompt.value.trim();
  const own = text === '' ? undefined : typed?.(text);
  const { selectedItems } = prompt;
  const kept = prompt.canSelectMany ? selectedItems.filter((item) => !known.includes(item)) : [];
  prompt.items = [
    ...(own === undefined ? [] : [own]),
    ...kept.filter((item) => item.label !== own?.label),
    ...known,
  ];
  if (prompt.canSelectMany) {
    prompt.selectedItems = selectedItems;
    return;
  }
  const marked = text === '' ? known.find(({ picked }) => picked === true) : undefined;
  if (marked !== undefined) prompt.activeItems = [marked];
}

export interface InputOptions {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly canGoBack?: boolean;
  readonly step?: readonly [number, number];
  /** Hides what is typed. */
  readonly secret?: boolean;
  /** What is wrong with the text, or undefined. */
  readonly check?: (text: string) => string | undefined;
  /** Other ways to answer, in the title. */
  readonly buttons?: readonly InputButton[];
}

/** A button of an input box. */
export interface InputButton {
  /** A codicon. */
  readonly icon: string;
  readonly tooltip: string;
  /** What becomes the answer instead of the text, or undefined to go on asking. It may throw, which ends the question. */
  readonly press: (input: vscode.InputBox) => string | undefined | Promise<string | undefined>;
}

/**
 * Asks for a line of text.
 * @throws Cancelled if the user leaves it.
 */
export async function askText(options: InputOptions): Promise<string | typeof back> {
  const input = vscode.window.createInputBox();
  dress(input, options);
  input.prompt = options.prompt;
  input.value = options.value ?? '';
  input.password = options.secret ?? false;
  return new Promise<string | typeof back>((resolve, reject) => {
    const check = (): boolean => {
      const problem = options.check?.(input.value);
      input.validationMessage = problem ?? '';
      return problem === undefined;
    };
    input.onDidChangeValue(check);
    input.onDidAccept(() => {
      if (!check()) return;
      resolve(input.value);
      input.hide();
    });
    const own = (options.buttons ?? []).map((button) => ({ ...button, shown: toButton(button) }));
    input.buttons = [...input.buttons, ...own.map(({ shown }) => shown)];
    const press = async ({ press }: InputButton): Promise<void> => {
      const answer = await press(input);
      if (answer === undefined) return;
      const problem = options.check?.(answer);
      input.validationMessage = problem ?? '';
      if (problem !== undefined) return;
      resolve(answer);
      input.hide();
    };
    input.onDidTriggerButton((pressed) => {
      const button = own.find(({ shown }) => shown === pressed);
      if (button !== undefined) {
        press(button).catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          input.hide();
        });
        return;
      }
      resolve(back);
      input.hide();
    });
    input.onDidHide(() => {
      reject(new Cancelled());
      input.dispose();
    });
    input.show();
  });
}

const toButton = ({ icon, tooltip }: InputButton): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip,
});

/** One question of several. It gives `back` to ask the one before again. */
export type Step = () => Promise<typeof back | undefined>;

/** Asks one question after the other. Going back from the first one gives `back`. */
export async function askInTurn(steps: readonly Step[]): Promise<typeof back | undefined> {
  let index = 0;
  while (index < steps.length) {
    const answer = await steps[index]?.();
    if (answer === back && index === 0) return back;
    index += answer === back ? -1 : 1;
  }
  return undefined;
}

function dress(
  prompt: vscode.QuickInput & {
    placeholder: string | undefined;
    buttons: readonly vscode.QuickInputButton[];
  },
  options: {
    readonly title: string;
    readonly placeholder?: string;
    readonly canGoBack?: boolean;
    readonly step?: readonly [number, number];
  },
): void {
  prompt.title = options.title;
  prompt.placeholder = options.placeholder;
  prompt.ignoreFocusOut = true;
  if (options.canGoBack === true) prompt.buttons = [vscode.QuickInputButtons.Back];
  if (options.step !== undefined) [prompt.step, prompt.totalSteps] = options.step;
}

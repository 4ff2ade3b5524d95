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

export interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  /** Shows a Back button; choosing it gives `back`. */
  readonly canGoBack?: boolean;
  readonly step?: readonly [number, number];
  /** Shown as the first choice for what was typed and is none of the items. */
  readonly typed?: (text: string) => vscode.QuickPickItem | undefined;
}

/**
 * Asks to pick one item. `items` may still be on its way; the prompt is there at once.
 * @throws Cancelled if the user leaves it.
 */
export async function pickOne<Item extends vscode.QuickPickItem>(
  items: readonly Item[] | Promise<readonly Item[]>,
  options: PickOptions,
): Promise<Item | typeof back> {
  const pick = vscode.window.createQuickPick<Item>();
  dress(pick, options);
  return new Promise<Item | typeof back>((resolve, reject) => {
    let known: readonly Item[] = [];
    const show = (): void => {
      const typed = pick.value.trim() === '' ? undefined : options.typed?.(pick.value.trim());
      pick.items = typed === undefined ? known : [typed as Item, ...known];
    };
    pick.busy = true;
    Promise.resolve(items).then(
      (loaded) => {
        known = loaded;
        pick.busy = false;
        show();
        const active = known.find((item) => item.picked === true);
        if (active !== undefined) pick.activeItems = [active];
      },
      (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
        pick.hide();
      },
    );
    if (options.typed !== undefined) pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (chosen === undefined) return;
      resolve(chosen);
      pick.hide();
    });
    pick.onDidTriggerButton(() => {
      resolve(back);
      pick.hide();
    });
    pick.onDidHide(() => {
      reject(new Cancelled());
      pick.dispose();
    });
    pick.show();
  });
}

export interface InputOptions {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly canGoBack?: boolean;
  readonly step?: readonly [number, number];
  /** What is wrong with the text, or undefined. */
  readonly check?: (text: string) => string | undefined;
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
    input.onDidTriggerButton(() => {
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

function dress(
  prompt: vscode.QuickInput & {
    placeholder: string | undefined;
    buttons: readonly vscode.QuickInputButton[];
  },
  options: Pick<InputOptions, 'title' | 'placeholder' | 'canGoBack' | 'step'>,
): void {
  prompt.title = options.title;
  prompt.placeholder = options.placeholder;
  prompt.ignoreFocusOut = true;
  if (options.canGoBack === true) prompt.buttons = [vscode.QuickInputButtons.Back];
  if (options.step !== undefined) [prompt.step, prompt.totalSteps] = options.step;
}

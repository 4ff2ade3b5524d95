import { setImmediate as turn } from 'node:timers/promises';
import { EventEmitter } from './values.ts';

/** What a user does with the next question: chooses a row by a part of its label, types a text, or presses a button. */
export type Answer = string | readonly string[] | { readonly button: string };

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly kind?: number;
}

/**
 * Gives the questions of a window their answers, in order. A question that has no answer left, or gets one that does
 * not fit, is left as by Escape; `check` tells of it.
 */
export class Answers {
  #answers: Answer[] = [];
  #failures: string[] = [];

  expect(answers: readonly Answer[]): void {
    this.#answers = [...answers];
    this.#failures = [];
  }

  /**
   * @param errors what the user was told, which may be why
   * @throws if a question had no answer or one that it could not take, or if an answer was left over
   */
  check(errors: readonly string[] = []): void {
    const left = this.#answers.map((answer) => `never asked for ${JSON.stringify(answer)}`);
    const problems = [...this.#failures, ...left];
    if (problems.length > 0) throw new Error([...problems, ...errors].join('\n'));
  }

  /** The button that is pressed in a dialog. */
  dialog(message: string, actions: readonly string[]): string | undefined {
    const answer = this.#answers.shift();
    if (typeof answer === 'string' && actions.includes(answer)) return answer;
    this.#failures.push(`"${message}" offers ${actions.join(', ')}, not ${JSON.stringify(answer)}`);
    return undefined;
  }

  /** The file that is chosen, by its name. */
  file(question: string): string | undefined {
    const answer = this.#answers.shift();
    if (typeof answer === 'string') return answer;
    this.#failures.push(`"${question}" takes the name of a file, not ${JSON.stringify(answer)}`);
    return undefined;
  }

  createInputBox(): object {
    const input = new Prompt((answer) => {
      if (typeof answer !== 'string') return false;
      input.value = answer;
      input.changes.fire(answer);
      return true;
    }, this);
    return input;
  }

  createQuickPick(): object {
    const pick = new Prompt(async (answer) => {
      // All pages of a list that comes in pages: which of them an answer finds it on is a matter of speed.
      while (pick.busy) await turn();
      const wanted = typeof answer === 'object' && 'button' in answer ? [] : [answer].flat();
      const found = wanted.flatMap((text) => pick.items.find((item) => fits(item, text)) ?? []);
      if (found.length < wanted.length) return false;
      pick.selectedItems = found;
      return true;
    }, this);
    return pick;
  }

  async answer(prompt: Prompt): Promise<void> {
    await turn();
    const answer = this.#answers.shift();
    if (answer === undefined || !(await prompt.take(answer))) {
      const offered = prompt.items.map(({ label }) => label).join(' | ');
      this.#failures.push(
        `"${prompt.title}" does not take ${JSON.stringify(answer)}: ${prompt.validationMessage || offered}`,
      );
      prompt.hide();
    }
  }
}

function fits({ label, kind }: Item, text: string): boolean {
  return kind !== -1 && label.includes(text);
}

/** A question as the extension sets it up. */
class Prompt {
  title = '';
  value = '';
  busy = false;
  validationMessage = '';
  items: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  activeItems: readonly Item[] = [];
  buttons: readonly { readonly tooltip?: string }[] = [];
  readonly changes = new EventEmitter<string>();
  readonly #accepts = new EventEmitter<undefined>();
  readonly #presses = new EventEmitter<unknown>();
  readonly #hides = new EventEmitter<undefined>();
  readonly onDidChangeValue = this.changes.event;
  readonly onDidAccept = this.#accepts.event;
  readonly onDidTriggerButton = this.#presses.event;
  readonly onDidHide = this.#hides.event;
  readonly #fill: (answer: Answer) => boolean | Promise<boolean>;
  readonly #answers: Answers;
  #hidden = false;

  constructor(fill: (answer: Answer) => boolean | Promise<boolean>, answers: Answers) {
    this.#fill = fill;
    this.#answers = answers;
  }

  show(): void {
    void this.#answers.answer(this);
  }

  hide(): void {
    if (this.#hidden) return;
    this.#hidden = true;
    this.#hides.fire(undefined);
  }

  dispose(): void {
    this.hide();
  }

  /** False if the question is still open after the answer. */
  async take(answer: Answer): Promise<boolean> {
    if (typeof answer === 'object' && 'button' in answer) {
      const button = this.buttons.find(({ tooltip }) => tooltip?.includes(answer.button));
      if (button === undefined) return false;
      this.#presses.fire(button);
    } else {
      if (!(await this.#fill(answer))) return false;
      this.#accepts.fire(undefined);
    }
    // What a button does may take a moment.
    for (let turns = 0; turns < 50 && !this.#hidden; turns++) await turn();
    return this.#hidden;
  }
}

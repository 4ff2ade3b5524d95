/* eslint-disable no-control-regex -- control sequences begin with control characters */
/** A terminal that can take part in a broadcast. */
export interface BroadcastMember {
  /** False while keys mean something else to it, such as closing it. */
  readonly takesInput: boolean;
  type(text: string): void;
}

/**
 * What terminals answer by themselves when a program asks them: where the cursor is, what they are, which colours they
 * have, whether they have the focus. Every terminal answers for itself, so this is not for the others. It looks like
 * typed text to whoever gets it (ECMA-48; XTerm Control Sequences).
 */
const answers = [
  /^\x1b\[\??\d+;\d+R$/,
  /^\x1b\[[?>=][\d;]*c$/,
  /^\x1b\[\d*n$/,
  /^\x1b\[[IO]$/,
  /^\x1b\[\?[\d;]+\$y$/,
  /^\x1b\[\d+(;\d+)*t$/,
  /^\x1b\[<[\d;]+[Mm]$/,
  /^\x1b\[M[^]{3}$/,
  /^\x1b(\]|P)[^]*$/,
];

/** Types what is typed in one terminal into the others that were chosen. */
export class Broadcast<Member extends BroadcastMember> {
  #members: ReadonlySet<Member> = new Set();

  /** Empty while there is no broadcast. */
  get members(): ReadonlySet<Member> {
    return this.#members;
  }

  /** Fewer than two are no broadcast. */
  choose(members: Iterable<Member>): void {
    const chosen = new Set(members);
    this.#members = chosen.size < 2 ? new Set() : chosen;
  }

  /** A terminal is gone; with the last but one the broadcast ends. */
  leave(member: Member): void {
    if (this.#members.has(member)) this.choose([...this.#members].filter((other) => other !== member));
  }

  /** Passes on what was typed in `from`, if it takes part and does not keep the keys to itself. */
  type(from: Member, text: string): void {
    const alone = !this.#members.has(from) || !from.takesInput || answers.some((answer) => answer.test(text));
    const receivers = alone
      ? [from]
      : [...this.#members].filter((member) => member === from || member.takesInput);
    for (const receiver of receivers) receiver.type(text);
  }
}

import type { SessionState } from '../session/events.ts';

/** Tells in words that a session is in trouble, once for each reason, and that it is over. */
export class Troubles {
  readonly #say: (text: string) => void;
  #told = '';

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  show(state: SessionState): void {
    if (state.name === 'away') {
      this.#tell('The node does not answer. What you type is sent when it is back.');
    } else if (state.name === 'reconnecting' && state.attempt > 1) {
      // The first attempt follows at once and mostly succeeds: the service closes connections every hour.
      this.#tell(`The connection was lost (${state.reason}). Reconnecting… Close the terminal to give up.`);
    } else if (state.name === 'active' && this.#told !== '') {
      this.#told = '';
      this.#say('Connected again.');
    }
  }

  /** A new session begins. */
  forget(): void {
    this.#told = '';
  }

  /** Another reason is news: that the credentials have expired, say, where the network was missing before. */
  #tell(text: string): void {
    if (text !== this.#told) this.#say(text);
    this.#told = text;
  }
}

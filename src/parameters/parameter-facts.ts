import type { Clients } from '../aws/clients.ts';
import { findParameters, type ParameterSummary } from '../aws/parameters.ts';

/** What is known of a parameter counts so long, in milliseconds. */
const lifetime = 60_000;
/** More are forgotten, the oldest first. */
const most = 500;

interface Known {
  readonly clients: Clients;
  readonly began: number;
  readonly facts: Promise<ParameterSummary | undefined>;
}

/** What AWS tells of parameters without their values, for those that editors point at. */
export class ParameterFacts {
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * The parameter of that name, undefined if there is none. One call, for a minute. A failure is not remembered.
   * @param name as in a text: AWS finds `motd` in an ARN as `/motd`
   */
  find(clients: Clients, name: string): Promise<ParameterSummary | undefined> {
    const known = this.#known.get(name);
    if (known?.clients === clients && this.#now() - known.began < lifetime) return known.facts;
    const facts = read(clients, name);
    this.#known.delete(name);
    this.#known.set(name, { clients, began: this.#now(), facts });
    const [oldest] = this.#known.keys();
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest);
    facts.catch(() => {
      if (this.#known.get(name)?.facts === facts) this.#known.delete(name);
    });
    return facts;
  }
}

async function read(clients: Clients, name: string): Promise<ParameterSummary | undefined> {
  const bare = name.replace(/^\//, '');
  // The ARN of a parameter without a path has a slash that its name has not.
  const names = name.startsWith('/') && !bare.includes('/') ? [name, bare] : [name];
  const found = await findParameters(clients, names);
  return found.get(name) ?? found.get(bare);
}

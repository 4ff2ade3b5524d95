import type { Clients } from '../aws/clients.ts';
import type { NewParameter } from '../aws/parameter-changes.ts';
import { isPlain } from '../aws/parameter-values.ts';
import { connectionKey } from '../connection/connection.ts';

/** What was deleted in this window and can be created again, in memory only; secrets are never among it. */
export class DeletedParameters {
  readonly #byConnection = new Map<string, Map<string, NewParameter>>();

  /** @throws for a SecureString, whose value is not to be kept */
  remember({ connection }: Clients, parameters: readonly NewParameter[]): void {
    const key = connectionKey(connection);
    const known = this.#byConnection.get(key) ?? new Map<string, NewParameter>();
    this.#byConnection.set(key, known);
    for (const parameter of parameters) {
      if (!isPlain(parameter.type)) throw new Error(`${parameter.name} is a secret.`);
      // What was deleted last comes first.
      known.delete(parameter.name);
      known.set(parameter.name, parameter);
    }
  }

  /** Those of a connection, the last one first. */
  list({ connection }: Clients): readonly NewParameter[] {
    return [...(this.#byConnection.get(connectionKey(connection))?.values() ?? [])].reverse();
  }

  forget({ connection }: Clients, name: string): void {
    this.#byConnection.get(connectionKey(connection))?.delete(name);
  }
}

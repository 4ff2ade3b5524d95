import type { Clients } from '../aws/clients.ts';
import { listDocuments } from '../aws/documents.ts';
import { listOwnImages } from '../aws/images.ts';
import { listNodes } from '../aws/nodes.ts';
import type { Page } from '../aws/page.ts';
import { mapPages } from '../aws/page.ts';
import { listParameters } from '../aws/parameters.ts';
import { listRoles } from '../aws/roles.ts';
import type {
  AccountValue,
  AccountValueKind,
  AccountValuesParams,
  AccountValuesResult,
} from '../../server/protocol.ts';

/** A list counts so long, in milliseconds. */
const LIFETIME = 5 * 60_000;
/** More values help nobody, and SSM's rates are low: the pages of a kind end here. */
const MOST = 1000;

const nothing: AccountValuesResult = { values: [], isComplete: true };

interface Listing {
  readonly clients: Clients;
  readonly began: number;
  readonly result: Promise<AccountValuesResult>;
}

/**
 * Answers the language server's questions for values of the account, from one listing per kind and connection. Without
 * a connection the answer is empty at once; a listing that fails is an empty answer too, and is tried again when it
 * would have been listed anew.
 */
export class AccountValues {
  readonly #clients: () => Clients | undefined;
  readonly #now: () => number;
  readonly #listings = new Map<AccountValueKind, Listing>();

  /** `clients` gives those of the active connection; undefined if there is none, or the workspace is not trusted. */
  constructor(clients: () => Clients | undefined, now: () => number = Date.now) {
    this.#clients = clients;
    this.#now = now;
  }

  /** Never rejects. */
  answer({ kind }: AccountValuesParams): Promise<AccountValuesResult> {
    const clients = this.#clients();
    if (clients === undefined) return Promise.resolve(nothing);
    const known = this.#listings.get(kind);
    if (known?.clients === clients && this.#now() - known.began < LIFETIME) return known.result;
    const result = list(clients, kind).catch(() => nothing);
    this.#listings.set(kind, { clients, began: this.#now(), result });
    return result;
  }
}

async function list(clients: Clients, kind: AccountValueKind): Promise<AccountValuesResult> {
  const values: AccountValue[] = [];
  for (const pages of pagesOf(clients, kind)) {
    for await (const { items, more } of pages) {
      values.push(...items);
      if (values.length >= MOST && more) return { values, isComplete: true };
    }
  }
  return { values, isComplete: true };
}

/** The account's own values first. */
function pagesOf(clients: Clients, kind: AccountValueKind): AsyncIterable<Page<AccountValue>>[] {
  switch (kind) {
    case 'command-document':
      return documents(clients, 'Command');
    case 'automation-document':
      return documents(clients, 'Automation');
    case 'managed-node': {
      // Without the right to read tags the nodes are listed without their names.
      const nodes = listNodes(clients, { onNamesUnavailable: () => undefined });
      return [mapPages(nodes, (items) => items.map(({ id, name }) => toValue(id, name)))];
    }
    case 'image':
      return [mapPages(listOwnImages(clients), (items) => items.map(({ id, name }) => toValue(id, name)))];
    case 'role':
      return [
        mapPages(listRoles(clients), (items) =>
          items.map(({ arn, services }) => toValue(arn, services.join(', ') || undefined)),
        ),
      ];
    case 'ssm-parameter':
      return [
        mapPages(listParameters(clients), (items) => items.map(({ name, type }) => toValue(name, type))),
      ];
  }
}

function documents(clients: Clients, type: 'Command' | 'Automation'): AsyncIterable<Page<AccountValue>>[] {
  return (['Self', 'Private', 'Amazon'] as const).map((owner) => {
    return mapPages(listDocuments(clients, { owner, type }), (items) =>
      items.map((document) => toValue(document.name, document.owner)),
    );
  });
}

function toValue(value: string, detail: string | undefined): AccountValue {
  return detail === undefined ? { value } : { value, detail };
}

import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { AwsError } from '../aws/errors.ts';
import { defaultKeyAlias, listKeyAliases } from '../aws/key-aliases.ts';
import { back, pickOne } from './quick-pick.ts';

/** A KMS key is named by its id, its ARN or an alias, and the alias by its ARN too. */
const isKey = (text: string): boolean =>
  /^(?:alias\/[\w/-]+|arn:[\w-]+:kms:\S+|[0-9a-f-]{36}|mrk-[0-9a-f]{32})$/.test(text);

/**
 * Asks for the KMS key of a SecureString, by its alias; an id or an ARN can be typed, for keys of other accounts and for
 * users who may not list aliases. One call per page of 100.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseKey(
  clients: Clients,
  { title, current = defaultKeyAlias }: { readonly title: string; readonly current?: string | undefined },
): Promise<string | typeof back> {
  const item = await pickOne<KeyItem>((signal) => keyItems(clients, current, signal), {
    ...{ title, placeholder: 'Which KMS key encrypts it? An id or an ARN can be typed', canGoBack: true },
    typed: (text) => (isKey(text) ? { label: text, description: 'as typed', id: text } : undefined),
    canChoose: ({ id }) => id !== undefined,
  });
  return item === back ? back : (item.id ?? back);
}

interface KeyItem extends vscode.QuickPickItem {
  /** Undefined for a row that is there to be read. */
  readonly id?: string;
}

async function* keyItems(clients: Clients, current: string, signal: AbortSignal): AsyncGenerator<KeyItem[]> {
  const toItem = (name: string, description: string): KeyItem => ({
    ...{ label: name, description, id: name, picked: name === current },
  });
  yield [toItem(defaultKeyAlias, "AWS's own key for Parameter Store")];
  try {
    for await (const { items } of listKeyAliases(clients, signal)) {
      const others = items.filter(({ name }) => name !== defaultKeyAlias);
      yield others.map(({ name, keyId = '' }) => toItem(name, keyId));
    }
  } catch (error) {
    // Who may not list aliases can still name a key, and has lost nothing of what was answered before.
    if (!(error instanceof AwsError)) throw error;
    yield [{ label: '$(warning) The aliases could not be listed', description: error.message }];
  }
}

import type { Clients } from '../aws/clients.ts';
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
  const item = await pickOne(
    async function* (signal) {
      const own = {
        label: defaultKeyAlias,
        description: "AWS's own key for Parameter Store",
        id: defaultKeyAlias,
      };
      yield [{ ...own, picked: current === defaultKeyAlias }];
      for await (const { items } of listKeyAliases(clients, signal)) {
        yield items
          .filter(({ name }) => name !== defaultKeyAlias)
          .map(({ name, keyId = '' }) => ({
            ...{ label: name, description: keyId, id: name, picked: name === current },
          }));
      }
    },
    {
      ...{ title, placeholder: 'Which KMS key encrypts it? An id or an ARN can be typed', canGoBack: true },
      typed: (text) =>
        isKey(text) ? { label: text, description: 'as typed', id: text, picked: false } : undefined,
    },
  );
  return item === back ? back : item.id;
}

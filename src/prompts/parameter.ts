import type { Clients } from '../aws/clients.ts';
import { listParameters, type ParameterSummary } from '../aws/parameters.ts';
import { back, Cancelled, pickOne } from './quick-pick.ts';

/**
 * Asks for a parameter of the account. Costs one call per page of 50 while the prompt is open.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseParameter(
  clients: Clients,
  options: { readonly title: string; readonly secretsOnly?: boolean },
): Promise<ParameterSummary> {
  const filter = options.secretsOnly === true ? { types: ['SecureString'] as const } : {};
  const item = await pickOne(
    async function* (signal) {
      for await (const { items } of listParameters(clients, { filter, signal })) {
        yield items.map((parameter) => ({
          label: parameter.name,
          description: parameter.type ?? '',
          parameter,
        }));
      }
    },
    { title: options.title, placeholder: 'Which parameter? Type a part of its name' },
  );
  if (item === back) throw new Cancelled();
  return item.parameter;
}

import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { listInventoryTypes, type InventoryType } from '../aws/inventory.ts';
import type { InventorySearch } from '../runs/inventory-rows.ts';
import { plainTypeName, titleAttribute } from '../views/node-inventory.ts';
import { askInTurn, askText, back, Cancelled, pickOne } from './quick-pick.ts';

interface TypeItem extends vscode.QuickPickItem {
  readonly type: InventoryType;
}

interface HowItem extends vscode.QuickPickItem {
  readonly how: InventorySearch['how'];
}

const title = 'Search Inventory';

/**
 * Asks what to look for in the inventory of all nodes: a type, a text, and how the text counts. One call for the types.
 * @throws Cancelled if the user leaves it.
 */
export async function askInventorySearch(clients: Clients): Promise<InventorySearch> {
  let type: InventoryType | undefined;
  let text = '';
  let how: InventorySearch['how'] = 'begins';
  const answer = await askInTurn([
    async () => {
      const item = await askType(clients);
      if (item === back) return back;
      type = item;
      return undefined;
    },
    async () => {
      if (type === undefined) return back;
      const typed = await askText({
        title: `${title}: ${typeLabel(type)}`,
        prompt: `Which ${titleAttribute(type.attributes)}? Leave it empty for everything`,
        placeholder: 'openssl',
        value: text,
        canGoBack: true,
      });
      if (typed === back) return back;
      text = typed.trim();
      return undefined;
    },
    async () => {
      if (type === undefined || text === '') return undefined;
      const item = await pickOne<HowItem>(hows(titleAttribute(type.attributes), text), {
        title: `${title}: ${typeLabel(type)}`,
        placeholder: 'How does the text count?',
        canGoBack: true,
      });
      if (item === back) return back;
      how = item.how;
      return undefined;
    },
  ]);
  if (answer === back || type === undefined) throw new Cancelled();
  return { type, attribute: titleAttribute(type.attributes), text, how };
}

async function askType(clients: Clients): Promise<InventoryType | typeof back> {
  const item = await pickOne<TypeItem>(
    async function* types(signal) {
      for await (const page of listInventoryTypes(clients, signal)) {
        yield page.items.map((type) => ({
          label: typeLabel(type),
          description: type.name,
          picked: type.name === 'AWS:Application',
          type,
        }));
      }
    },
    { title, placeholder: 'Which type of inventory?' },
  );
  return item === back ? back : item.type;
}

const typeLabel = ({ name, displayName }: InventoryType): string => displayName ?? plainTypeName(name);

function hows(attribute: string, text: string): HowItem[] {
  return [
    { label: `${attribute} begins with ${text}`, how: 'begins', picked: true },
    { label: `${attribute} is ${text}`, how: 'is' },
    {
      label: `Any attribute contains ${text}`,
      description: 'reads the inventory of every node, one call per 50 nodes',
      how: 'contains',
    },
  ];
}

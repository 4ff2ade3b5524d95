import type { Clients } from '../../aws/clients.ts';
import { getDocument } from '../../aws/documents.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import {
  describePurpose,
  isPortDocument,
  preferencesName,
  readSessionDocument,
  runsCommands,
} from '../../documents/session-document.ts';
import { chooseListedDocument } from '../../prompts/document.ts';
import { fillParameters } from '../../prompts/session-parameters.ts';
import { back, Cancelled } from '../../prompts/quick-pick.ts';
import { chooseOnlineNode } from '../../prompts/targets.ts';
import { readParameters } from '../../runs/document-parameters.ts';
import { chosenDocument, chosenNodes, clientsOf } from '../row-arguments.ts';
import type { SessionDocument, SessionParts } from './context.ts';
import { openSessions } from './start-session.ts';

const title = 'Start a Session with a Document';

/**
 * Asks for a Session document and its parameters, and opens a terminal with such a session on each of the nodes. One
 * GetDocument; a node is asked for if the row is none, and a document unless the row is one.
 */
export async function startWithDocument(parts: SessionParts, row: unknown, rows: unknown): Promise<void> {
  const clients = clientsOf(row, rows, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:StartSession');
  const given = chosenNodes(row, rows);
  const document = await chooseDocument(clients, row);
  const nodes = given.length > 0 ? given : [await chooseOnlineNode(clients, `${title}: ${document.name}`)];
  await openSessions(parts, clients, { nodes, document });
}

async function chooseDocument(clients: Clients, row: unknown): Promise<SessionDocument> {
  const { name } =
    chosenDocument(row) ??
    (await chooseListedDocument(clients, {
      title,
      type: 'Session',
      placeholder: 'Which Session document? It says what runs, as whom, and what is recorded',
      fits: ({ name }) => !isPortDocument(name),
    }));
  const { content } = await getDocument(clients, { name });
  const facts = readSessionDocument(content);
  if (facts.sessionType === 'Port') {
    throw new Error(
      `${name} forwards ports: it opens no terminal. Forward a port of the node with it instead.`,
    );
  }
  const parameters = await fillParameters(readParameters(content), {}, `${title}: ${name}`);
  if (parameters === back) throw new Cancelled();
  return {
    name,
    parameters,
    purpose: {
      text: name === preferencesName ? 'with the preferences' : describePurpose(name, facts),
      isCommand: runsCommands(facts),
    },
  };
}

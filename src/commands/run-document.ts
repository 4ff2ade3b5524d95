import type { Clients } from '../aws/clients.ts';
import { maxInstanceIds, sendCommand, type Command } from '../aws/commands.ts';
import {
  describeDocument,
  getDocument,
  type DocumentContent,
  type DocumentDescription,
  type DocumentReference,
} from '../aws/documents.ts';
import { listNodes, type ManagedNode } from '../aws/nodes.ts';
import { mapPages, onePage, type Page } from '../aws/page.ts';
import { deployDocument } from '../prompts/deploy.ts';
import { chooseDocument, type OpenDocument } from '../prompts/document.ts';
import { fillParameters, type ParameterValues } from '../prompts/parameters.ts';
import { askInTurn, back, Cancelled, type Step } from '../prompts/quick-pick.ts';
import { reviewRun } from '../prompts/review.ts';
import { chooseTag, chooseTargets, type ChosenTargets } from '../prompts/targets.ts';
import { readParameters } from '../runs/document-parameters.ts';

export interface RunDocumentOptions {
  readonly clients: Clients;
  /** The document in the editor that the command was started on, or that could be meant. */
  readonly open?: OpenDocument;
  /** True: run `open` without asking which document. */
  readonly runOpen?: boolean;
  /** A document of the account, to run without asking which. */
  readonly document?: DocumentReference;
  /** Values that are filled in already; they can be changed. */
  readonly parameters?: ParameterValues;
  /** The nodes that the command was started on. */
  readonly nodes?: readonly ManagedNode[];
  readonly showDocument: (document: DocumentContent) => Promise<void>;
  /** Told of the nodes that the review found. */
  readonly onMatched: (nodes: readonly ManagedNode[]) => void;
}

/** What has been answered so far. */
interface Draft {
  document?: { description: DocumentDescription; content: DocumentContent };
  targets?: ChosenTargets;
  parameters: ParameterValues;
}

const title = 'Run a Document';

/**
 * Asks what to run, where and with which values, shows it all, and sends it.
 * @throws Cancelled if the user leaves it; nothing has been sent then.
 */
export async function runDocument(options: RunDocumentOptions): Promise<Command> {
  const { clients, nodes = [] } = options;
  const draft: Draft = { parameters: options.parameters ?? {} };
  if (nodes.length > maxInstanceIds) {
    throw new Error(
      `A command names at most ${maxInstanceIds} nodes, and ${nodes.length} are selected. Use a tag.`,
    );
  }
  if (nodes.length > 0) draft.targets = { instanceIds: nodes.map(({ id }) => id) };
  if (options.document !== undefined) draft.document = await readDocument(clients, options.document);
  const steps: Step[] = [
    ...(options.document === undefined ? [() => askDocument(options, draft)] : []),
    ...(nodes.length > 0 ? [] : [() => askTargets(clients, draft)]),
    () => askParameters(draft),
    () => askReview(options, draft),
  ];
  if ((await askInTurn(steps)) === back) throw new Cancelled();
  const { document, targets, parameters } = complete(draft);
  const { name, version } = document.description;
  return sendCommand(clients, { document: { name, version }, targets, parameters });
}

async function askDocument(options: RunDocumentOptions, draft: Draft): Promise<typeof back | undefined> {
  const { clients, open } = options;
  for (;;) {
    const choice =
      options.runOpen === true && open !== undefined
        ? { open }
        : await chooseDocument(clients, { title, open });
    if (choice === back) return back;
    const reference = 'open' in choice ? await deployDocument(clients, choice.open, title) : choice;
    if (reference !== back) {
      draft.document = await readDocument(clients, reference);
      return undefined;
    }
    if (options.runOpen === true) return back;
  }
}

/** Reads what will run: two calls. The version is fixed here, so that what is shown is what runs. */
async function readDocument(
  clients: Clients,
  reference: DocumentReference,
): Promise<NonNullable<Draft['document']>> {
  const content = await getDocument(clients, reference);
  if (content.type !== undefined && content.type !== 'Command') {
    throw new Error(
      `${content.name} is a document of type ${content.type}. Only Command documents run on nodes.`,
    );
  }
  const description = await describeDocument(clients, { name: reference.name, version: content.version });
  return { description, content };
}

async function askTargets(clients: Clients, draft: Draft): Promise<typeof back | undefined> {
  const targets = await chooseTargets(clients, titleOf(draft));
  if (targets === back) return back;
  draft.targets = targets;
  return undefined;
}

async function askParameters(draft: Draft): Promise<typeof back | undefined> {
  const parameters = readParameters(draft.document?.content.content ?? '');
  if (parameters.length === 0) return undefined;
  const values = await fillParameters(parameters, draft.parameters, titleOf(draft));
  if (values === back) return back;
  draft.parameters = values;
  return undefined;
}

async function askReview(options: RunDocumentOptions, draft: Draft): Promise<typeof back | undefined> {
  const { clients } = options;
  for (;;) {
    const { document, targets, parameters } = complete(draft);
    const planned = {
      clients,
      document: document.description,
      targets,
      parameters,
      nodes: matchedNodes(options, targets),
    };
    const answer = await reviewRun(planned, titleOf(draft));
    switch (answer) {
      case back:
        return back;
      case 'run':
        return undefined;
      case 'show':
        await options.showDocument(document.content);
        break;
      case 'narrow': {
        if (!('tags' in targets)) break;
        const narrowed = await chooseTag(clients, titleOf(draft), targets.tags);
        if (narrowed !== back) draft.targets = narrowed;
      }
    }
  }
}

/** The nodes of the targets: those that are known, or what the service says now. */
function matchedNodes(
  { clients, nodes = [], onMatched }: RunDocumentOptions,
  targets: ChosenTargets,
): (signal: AbortSignal) => AsyncIterable<Page<ManagedNode>> {
  if (nodes.length > 0) return () => onePage(nodes);
  const filter = 'tags' in targets ? { tags: targets.tags } : { instanceIds: targets.instanceIds };
  return (signal) =>
    mapPages(listNodes(clients, { filter, signal }), (found) => {
      onMatched(found);
      return found;
    });
}

function complete(draft: Draft): Required<Draft> {
  const { document, targets, parameters } = draft;
  if (document === undefined || targets === undefined) throw new Error('A question was left out.');
  return { document, targets, parameters };
}

function titleOf({ document }: Draft): string {
  return document === undefined ? title : `Run ${document.description.name}`;
}

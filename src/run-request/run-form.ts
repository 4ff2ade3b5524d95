import type { Clients } from '../aws/clients.ts';
import { productionNote } from '../aws/identity.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { CommandTargets, RunRequest } from '../aws/run-request.ts';
import type { Clock } from '../runs/clock.ts';
import { summarizeTargets, checkTargets } from '../runs/target-check.ts';
import type { FormView, NodesView } from '../webviews/run-form/messages.ts';
import { emptyDraft, setField, toDraft, type FieldValue, type Prefill, type RunDraft } from './draft.ts';
import { formView, nodesView } from './form-view.ts';
import { NodeSearch } from './matched-nodes.ts';
import { readDraft, type Problem } from './read-draft.ts';
import { readRunnable, type RunnableDocument } from './runnable-document.ts';

export interface RunFormOptions {
  readonly clients: Clients;
  readonly document: RunnableDocument;
  readonly prefill: Prefill;
  /** The nodes of the prefilled targets, where these are known. */
  readonly nodes?: readonly ManagedNode[];
  readonly clock: Clock;
  /** Something that the form shows has changed. */
  readonly onChange: (what: 'form' | 'nodes') => void;
}

/** What a run that nothing stands against is about to do. */
export interface ReadyRun {
  readonly request: RunRequest;
  /** Undefined if they cannot be read. */
  readonly count: number | undefined;
  /** `12 nodes, 3 offline` */
  readonly summary: string;
  /** True: since the nodes were shown, others have come or gone. */
  readonly hasChanged: boolean;
}

/** Milliseconds after which the nodes are looked for again before a run: tags and agents change. */
const freshTime = 60_000;

/** The run form without its page: what is filled in, what is wrong with it, and the nodes that it matches now. */
export class RunForm {
  readonly clients: Clients;
  readonly #onChange: RunFormOptions['onChange'];
  readonly #search: NodeSearch;
  readonly #start: () => void;
  #document: RunnableDocument;
  #draft: RunDraft;
  #warning: string | undefined;
  /** Fields that were left: only these complain of what is missing. */
  readonly #left = new Set<string>();
  #attempted = false;
  readonly #open = new Map<string, boolean>();
  #tags: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #groups: readonly string[] = [];
  #isSending = false;
  #reading: Promise<void> = Promise.resolve();
  #versionProblem: string | undefined;

  constructor({ clients, document, prefill, nodes, clock, onChange }: RunFormOptions) {
    this.clients = clients;
    this.#onChange = onChange;
    this.#document = document;
    this.#draft = { ...toDraft(prefill, document.parameters), version: document.description.version };
    this.#search = new NodeSearch(clients, {
      clock,
      onChange: () => {
        onChange('nodes');
        onChange('form');
      },
    });
    this.#start = () => {
      const { targets } = prefill;
      if (targets !== undefined && nodes !== undefined) this.#search.know(targets, nodes);
      else this.#look();
      void productionNote(clients).then((note) => {
        this.#warning = note;
        if (note !== undefined) onChange('form');
      });
    };
  }

  /** Begins to look for what is not known yet; from here on changes are told. */
  start(): void {
    this.#start();
  }

  get document(): RunnableDocument {
    return this.#document;
  }

  get draft(): RunDraft {
    return this.#draft;
  }

  /** The request as far as it can be made. */
  get request(): RunRequest {
    return this.#read().request;
  }

  get problems(): readonly Problem[] {
    const { request, problems } = this.#read();
    const version = this.#versionProblem;
    return [
      ...(version === undefined ? [] : [{ field: 'version', message: version }]),
      ...problems,
      ...this.#nodeProblems(request.targets, problems),
    ];
  }

  /** The nodes that the targets match, as far as they are known. */
  get nodes(): readonly ManagedNode[] {
    return this.#search.current.nodes;
  }

  view(): FormView {
    const problems = this.problems;
    return formView({
      document: this.#document,
      connection: this.clients.connection,
      warning: this.#warning,
      draft: this.#draft,
      request: this.request,
      problems: problems.filter(
        ({ field, missing }) => missing !== true || this.#attempted || this.#left.has(field),
      ),
      problemCount: problems.length,
      matched: this.#search.current,
      known: { tags: this.#tags, groups: this.#groups },
      isOpen: (section) => this.#open.get(section) ?? false,
      isSending: this.#isSending,
    });
  }

  nodesView(): NodesView {
    return nodesView(this.#search.current, this.#document);
  }

  change(field: string, value: FieldValue): void {
    this.#update(setField(this.#draft, field, value));
    if (field === 'version') this.#reading = this.#readVersion();
  }

  /** The field was left; from now on it says if something is missing. */
  leave(field: string): void {
    if (this.#left.has(field)) return;
    this.#left.add(field);
    this.#onChange('form');
  }

  openSection(section: string, open: boolean): void {
    if (this.#open.get(section) === open) return;
    this.#open.set(section, open);
    this.#onChange('form');
  }

  addTag(): void {
    this.#update({ ...this.#draft, tags: [...this.#draft.tags, { key: '', values: '' }] });
  }

  removeTag(index: number): void {
    const tags = this.#draft.tags.filter((_, at) => at !== index);
    this.#update({ ...this.#draft, tags: tags.length === 0 ? emptyDraft.tags : tags });
  }

  /** Takes away the value of a parameter that the document does not have. */
  removeParameter(name: string): void {
    const others = Object.entries(this.#draft.parameters).filter(([one]) => one !== name);
    this.#update({ ...this.#draft, parameters: Object.fromEntries(others) });
  }

  takeHash(): void {
    this.change('hash', this.#document.description.hash ?? '');
  }

  /** Puts nodes that were picked into the form. */
  takeNodes(ids: readonly string[]): void {
    this.#update({ ...this.#draft, targetKind: 'nodes', nodeIds: ids.join('\n') });
  }

  /** Values to choose from, once they are known. */
  suggest(known: {
    readonly tags?: ReadonlyMap<string, ReadonlySet<string>>;
    readonly groups?: readonly string[];
  }): void {
    this.#tags = known.tags ?? this.#tags;
    this.#groups = known.groups ?? this.#groups;
    this.#onChange('form');
  }

  /** Looks for the nodes again. */
  lookAgain(): void {
    const targets = this.#targets();
    if (targets !== undefined) this.#search.again(targets);
  }

  /**
   * Checks everything, once the nodes are known.
   * @returns the run if nothing stands against it, else the first field to mend; every field says then what is wrong
   */
  async check(): Promise<ReadyRun | { readonly field: string }> {
    this.#attempted = true;
    await this.#reading;
    await this.#untilSettled();
    const shown = this.nodes;
    if (this.#search.age > freshTime) {
      this.lookAgain();
      await this.#untilSettled();
    }
    const [problem] = this.problems;
    if (problem !== undefined) {
      this.#onChange('form');
      return { field: problem.field };
    }
    const { state, nodes } = this.#search.current;
    return {
      request: this.request,
      count: state === 'done' ? nodes.length : undefined,
      summary: summarizeTargets(checkTargets(nodes, this.#document.description)),
      hasChanged: shown !== nodes && idsOf(shown) !== idsOf(nodes),
    };
  }

  /** Targets may be changed while their nodes are looked for: those of the last ones count. */
  async #untilSettled(): Promise<void> {
    do await this.#search.settled;
    while (this.#search.current.state === 'reading');
  }

  /** Shows whether it is being sent. */
  showSending(sending: boolean): void {
    this.#isSending = sending;
    this.#onChange('form');
  }

  dispose(): void {
    this.#search.dispose();
  }

  /** Reads another version of the document: values stay, and those that it has no parameter for are said. */
  async #readVersion(): Promise<void> {
    const { version } = this.#draft;
    const isWanted = (): boolean => version === this.#draft.version;
    try {
      const { name } = this.#document.description;
      const document = await readRunnable(this.clients, { name, version });
      if (!isWanted()) return;
      this.#document = document;
      this.#versionProblem = undefined;
      this.#update({ ...this.#draft });
      this.#onChange('nodes');
    } catch (error) {
      if (!isWanted()) return;
      this.#versionProblem = error instanceof Error ? error.message : String(error);
      this.#onChange('form');
    }
  }

  #update(draft: RunDraft): void {
    this.#draft = draft;
    this.#look();
    this.#onChange('form');
  }

  #look(): void {
    this.#search.look(this.#targets());
  }

  /** The targets, if they are such that nodes can be looked for. */
  #targets(): CommandTargets | undefined {
    const { request, problems } = this.#read();
    const stands = problems.some(({ field }) => /^(tags\.|nodeIds$|resourceGroup$)/.test(field));
    return stands ? undefined : request.targets;
  }

  #read() {
    const { description, parameters } = this.#document;
    const { name, hash } = description;
    return readDraft(this.#draft, { name, parameters, hash });
  }

  /** What only the nodes tell. What the service would refuse as a whole stands beside the field that names them. */
  #nodeProblems(targets: CommandTargets, problems: readonly Problem[]): Problem[] {
    const { state, nodes } = this.#search.current;
    if (state !== 'done') return [];
    if (!('instanceIds' in targets)) {
      return nodes.length === 0 ? [{ field: 'nodes', message: 'No node matches now. Choose others.' }] : [];
    }
    if (problems.some(({ field }) => field === 'nodeIds')) return [];
    const known = new Map(nodes.map((node) => [node.id, node]));
    const gone = targets.instanceIds.find((id) => !known.has(id));
    if (gone !== undefined)
      return [{ field: 'nodeIds', message: `${gone} is no managed node of this region.` }];
    const [worst] = checkTargets(nodes, this.#document.description).filter(
      ({ obstacle }) => obstacle === 'platform',
    );
    if (worst === undefined) return [];
    const { id, name, platformType } = worst.node;
    const message = `${name ?? id} is a ${platformType ?? 'different'} node, which the document is not for: AWS would refuse the run as a whole.`;
    return [{ field: 'nodeIds', message }];
  }
}

const idsOf = (nodes: readonly ManagedNode[]): string =>
  nodes
    .map(({ id }) => id)
    .sort()
    .join();

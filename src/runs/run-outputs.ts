import { createHash } from 'node:crypto';
import type { Clients } from '../aws/clients.ts';
import type { DetailedInvocation } from '../aws/command-invocations.ts';
import { getStepOutputs, type CommandOutputs, type StepOutput } from '../aws/commands.ts';
import { isTerminal } from './run-status.ts';
import { wholeSteps } from './whole-steps.ts';

// What the agent writes between two streams and where it cuts them (TruncateOutput in its iohandler.go).
const errorTitle = '\n----------ERROR-------\n';
const cutMarks = ['\n---Output truncated---', '\n---Error truncated----'];

/** Outputs that are read at the same time. */
const atOnce = 4;

export interface ReadWholeOptions {
  /** Where the command was told to keep its outputs. */
  readonly outputs?: CommandOutputs | undefined;
  readonly signal: AbortSignal;
  readonly onRead: () => void;
}

/** A line that is shown for a match has at most so many characters. */
const longestLine = 300;

/**
 * What the nodes of one command have said, as far as it has been read: with the list of nodes come the first 2,500
 * characters of each step, and what is longer is read when somebody asks for it.
 */
export class RunOutputs {
  /** By node. */
  readonly #whole = new Map<string, readonly StepOutput[]>();
  /** Whether an output is longer than the list tells; asked for at each change of any node. */
  readonly #cut = new WeakMap<DetailedInvocation, boolean>();
  readonly #keys = new WeakMap<DetailedInvocation, Map<string, string>>();

  /** True: outputs that differ only in what names the node are the same. */
  ignoreNames = false;

  /** Both streams of a step, or of all steps one after the other. */
  textOf(invocation: DetailedInvocation, step?: string): string {
    return this.#texts(invocation, step)
      .map(({ text }) => text)
      .join('\n');
  }

  /**
   * The same text for nodes whose results are the same: statuses, exit codes and outputs. Undefined until the node has
   * ended.
   */
  keyOf(invocation: DetailedInvocation, step?: string): string | undefined {
    if (!isTerminal(invocation.status)) return undefined;
    const keys = this.#keys.get(invocation) ?? new Map<string, string>();
    this.#keys.set(invocation, keys);
    const how = JSON.stringify([step, this.ignoreNames]);
    const known = keys.get(how);
    if (known !== undefined) return known;
    const texts = this.#texts(invocation, step);
    const results = this.ignoreNames ? texts.map((one) => withoutNames(one, invocation)) : texts;
    const status = step === undefined ? [invocation.status, invocation.statusDetails, invocation.trace] : [];
    const key = createHash('sha1')
      .update(JSON.stringify([status, results]))
      .digest('base64');
    keys.set(how, key);
    return key;
  }

  /** The nodes that have ended, by equal results, the largest group first; and those that have not. */
  groups(
    invocations: readonly DetailedInvocation[],
    step?: string,
  ): {
    readonly ended: readonly (readonly DetailedInvocation[])[];
    readonly open: readonly DetailedInvocation[];
  } {
    const groups = new Map<string, DetailedInvocation[]>();
    const open: DetailedInvocation[] = [];
    for (const invocation of invocations) {
      const key = this.keyOf(invocation, step);
      const group = key === undefined ? open : groups.get(key);
      if (group !== undefined) group.push(invocation);
      else if (key !== undefined) groups.set(key, [invocation]);
    }
    return { ended: [...groups.values()].sort((a, b) => b.length - a.length), open };
  }

  /** The nodes with a line that has all words of the query, without case, and the first such line of each. */
  linesWith(
    invocations: readonly DetailedInvocation[],
    query: string,
    step?: string,
  ): ReadonlyMap<string, string> {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    // Many nodes say the same: each text is searched once.
    const lines = new Map<string, string | undefined>();
    const found = new Map<string, string>();
    for (const invocation of invocations) {
      const text = this.textOf(invocation, step);
      if (!lines.has(text)) lines.set(text, lineWith(text, words));
      const line = lines.get(text);
      if (line !== undefined) found.set(invocation.instanceId, line);
    }
    return found;
  }

  /** The nodes whose outputs are longer than what has been read of them. */
  cutNodes(invocations: readonly DetailedInvocation[]): readonly DetailedInvocation[] {
    return invocations.filter(
      (invocation) =>
        isTerminal(invocation.status) && !this.#whole.has(invocation.instanceId) && this.#isCut(invocation),
    );
  }

  /**
   * Reads the outputs of these nodes as far as GetCommandInvocation gives them (24,000 characters), and further where the
   * command was told to keep them: for each node one
   * call, one for each of its steps, and two for what is longer. What has been read stays when it is cancelled or fails.
   */
  async readWhole(
    clients: Clients,
    invocations: readonly DetailedInvocation[],
    { outputs, signal, onRead }: ReadWholeOptions,
  ): Promise<void> {
    const waiting = [...invocations];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        signal.throwIfAborted();
        const { steps } = await getStepOutputs(clients, next, signal);
        const { commandId, instanceId } = next;
        const kept = outputs && { commandId, instanceId, outputs };
        this.#whole.set(instanceId, kept ? await wholeSteps(clients, kept, steps, signal) : steps);
        this.#keys.delete(next);
        onRead();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  #isCut(invocation: DetailedInvocation): boolean {
    const known = this.#cut.get(invocation);
    if (known !== undefined) return known;
    const cut = invocation.steps.some(({ output }) => isCut(output));
    this.#cut.set(invocation, cut);
    return cut;
  }

  #texts(
    { instanceId, steps }: DetailedInvocation,
    step: string | undefined,
  ): {
    readonly name: string;
    readonly status: string;
    readonly code: number | undefined;
    readonly text: string;
  }[] {
    const whole = this.#whole.get(instanceId);
    return steps
      .filter(({ name }) => step === undefined || name === step)
      .map(({ name, status, responseCode: code, output }) => {
        const read = whole?.find((one) => one.name === name);
        return { name, status, code, text: read === undefined ? output : joined(read) };
      });
  }
}

/** The same without the node's id, its computer's name and that name's first part. */
function withoutNames<T extends { readonly text: string }>(
  result: T,
  { instanceId, instanceName = '' }: DetailedInvocation,
): T {
  const names = [instanceId, instanceName, instanceName.split('.')[0] ?? ''];
  // A name of a letter or two stands in many words.
  const text = names
    .filter((name) => name.length > 3)
    .reduce((text, name) => text.replaceAll(name, ''), result.text);
  return { ...result, text };
}

/** The streams as the service joins them in a list. */
function joined({ standardOutput, standardError }: StepOutput): string {
  return standardError === '' ? standardOutput : standardOutput + errorTitle + standardError;
}

function isCut(output: string): boolean {
  return cutMarks.some((mark) => output.includes(mark));
}

function lineWith(text: string, words: readonly string[]): string | undefined {
  const line = text.split('\n').find((one) => {
    const lower = one.toLowerCase();
    return words.every((word) => lower.includes(word));
  });
  return line?.trim().slice(0, longestLine);
}

/** The first line of a text that says something; the title of the error stream does not. */
export function firstLine(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '' && one !== errorTitle.trim());
  return (line ?? '').trim().slice(0, longestLine);
}

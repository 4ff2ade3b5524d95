// Builds the flow graph of a runbook.
//
// What follows a step, as Automation runs it: `nextStep` if there is one; nothing if `isEnd` is true; else the next
// step of the list. aws:branch goes where its choices and its Default lead; without Default it goes on by the same
// three (nextStep as the fallback, or falling through, were seen in documents that AWS publishes). The inner steps of
// aws:loop are a list of their own, entered from the loop and left back to it. `onFailure: step:x` and
// `onCancel: step:x` are ways beside these. Source: user guide, automation-branchdocs and automation-action-loop.
//
// A loop that surely makes one iteration (its condition is tested at the end, or its list is written out) goes on only
// behind its inner steps. The edges show where the loop goes on; what always comes before what is asked of the ways
// through them.

import { asScalar, asSequence, type ScalarNode } from '../syntax/tree.ts';
import type { AutomationStep } from './document.ts';
import { Dominators } from './dominators.ts';
import type { FlowCause, FlowEdge, FlowGraph, StepLink } from './flow.ts';
import { allSteps } from './steps.ts';

/** The flow of `steps`, the top level of a runbook. */
export function buildFlow(steps: readonly AutomationStep[]): FlowGraph {
  const builder = new FlowBuilder();
  builder.addList(steps);
  return new Flow(allSteps(steps), builder);
}

/** True, or the text `true`, which AWS accepts as well. */
function isTrue(node: ScalarNode | undefined): boolean {
  return node?.text.toLowerCase() === 'true';
}

class FlowBuilder {
  readonly links: StepLink[] = [];
  readonly edges: FlowEdge[] = [];
  readonly exits = new Set<AutomationStep>();
  /** Each list of steps by name: the first of equal names. Keyed by the loop; undefined is the top level. */
  readonly #names = new Map<AutomationStep | undefined, Map<string, AutomationStep>>();

  addList(steps: readonly AutomationStep[]): void {
    const names = new Map<string, AutomationStep>();
    for (const step of steps) {
      const name = step.name?.text;
      if (name !== undefined && !names.has(name)) names.set(name, step);
    }
    this.#names.set(steps[0]?.loop, names);
    steps.forEach((step, position) => this.#addStep(step, steps[position + 1]));
  }

  #addStep(step: AutomationStep, following: AutomationStep | undefined): void {
    for (const choice of step.choices) this.#addLink(step, 'choice', choice.nextStep);
    this.#addLink(step, 'default', step.defaultStep);
    if (step.defaultStep === undefined) this.#addSuccessor(step, following);
    else this.#addLink(step, 'nextStep', step.nextStep, false);
    this.#addJump(step, 'onFailure', step.onFailure);
    this.#addJump(step, 'onCancel', step.onCancel);
    const [first] = step.steps;
    if (first !== undefined) {
      this.#addEdge(step, first, 'enter');
      this.addList(step.steps);
    }
  }

  /** Where a step leads that ended well (or a branch that nothing matched). */
  #addSuccessor(step: AutomationStep, following: AutomationStep | undefined): void {
    const ends = isTrue(step.isEnd);
    if (step.nextStep !== undefined) {
      this.#addLink(step, 'nextStep', step.nextStep, !ends);
      if (!ends) return;
    }
    if (!ends && following !== undefined) this.#addEdge(step, following, 'fallthrough');
    else if (step.loop !== undefined) this.#addEdge(step, step.loop, 'leave');
    else this.exits.add(step);
  }

  /** `Abort` and `Continue` lead nowhere else; `step:x` does. */
  #addJump(step: AutomationStep, cause: 'onFailure' | 'onCancel', node: ScalarNode | undefined): void {
    const match = node === undefined ? null : /^\s*step:\s*(.*?)\s*$/.exec(node.text);
    if (node === undefined || match === null) return;
    const name = match[1] ?? '';
    this.#addNamed(step, cause, { node, name, at: node.text.indexOf(name, node.text.indexOf(':') + 1) });
  }

  #addLink(
    step: AutomationStep,
    cause: 'nextStep' | 'choice' | 'default',
    node: ScalarNode | undefined,
    withEdge = true,
  ): void {
    if (node !== undefined) this.#addNamed(step, cause, { node, name: node.text, at: 0 }, withEdge);
  }

  #addNamed(
    from: AutomationStep,
    cause: StepLink['cause'],
    { node, name, at }: { node: ScalarNode; name: string; at: number },
    withEdge = true,
  ): void {
    // A reference as a target is decided at run time.
    const target = name.includes('{{') ? undefined : this.#find(name, from.loop);
    const link: StepLink = {
      ...node.sourceRange(at, at + name.length),
      cause,
      from,
      node,
      name,
      target,
    };
    this.links.push(link);
    if (withEdge && target !== undefined) this.#addEdge(from, target, cause, link);
  }

  #find(name: string, loop: AutomationStep | undefined): AutomationStep | undefined {
    const found = this.#names.get(loop)?.get(name);
    return found ?? (loop === undefined ? undefined : this.#find(name, loop.loop));
  }

  #addEdge(from: AutomationStep, to: AutomationStep, cause: FlowCause, link?: StepLink): void {
    this.edges.push({ from, to, cause, link });
  }
}

class Flow implements FlowGraph {
  readonly steps: readonly AutomationStep[];
  readonly links: readonly StepLink[];
  readonly edges: readonly FlowEdge[];
  readonly #exits: ReadonlySet<AutomationStep>;
  readonly #from: ReadonlyMap<AutomationStep, readonly FlowEdge[]>;
  readonly #to: ReadonlyMap<AutomationStep, readonly FlowEdge[]>;
  #dominators: Dominators<AutomationStep> | undefined;

  constructor(steps: readonly AutomationStep[], { links, edges, exits }: FlowBuilder) {
    this.steps = steps;
    this.links = links;
    this.edges = edges;
    this.#exits = exits;
    this.#from = groupBy(edges, (edge) => edge.from);
    this.#to = groupBy(edges, (edge) => edge.to);
  }

  edgesFrom(step: AutomationStep): readonly FlowEdge[] {
    return this.#from.get(step) ?? [];
  }

  edgesTo(step: AutomationStep): readonly FlowEdge[] {
    return this.#to.get(step) ?? [];
  }

  isReachable(step: AutomationStep): boolean {
    return this.#tree().isReachable(step);
  }

  canPrecede(a: AutomationStep, b: AutomationStep): boolean {
    if (a !== b && this.isReachable(b) && this.alwaysPrecedes(a, b)) return true;
    const seen = new Set<AutomationStep>();
    const waiting = [a];
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      for (const { to, from, cause } of this.edgesFrom(step)) {
        const repeats = from === to && (cause === 'onFailure' || cause === 'onCancel');
        if (repeats || seen.has(to)) continue;
        if (to === b) return true;
        seen.add(to);
        waiting.push(to);
      }
    }
    return false;
  }

  alwaysPrecedes(a: AutomationStep, b: AutomationStep): boolean {
    return this.#tree().dominates(a, b);
  }

  isExit(step: AutomationStep): boolean {
    return this.#exits.has(step);
  }

  #tree(): Dominators<AutomationStep> {
    this.#dominators ??= new Dominators(this.steps[0], (step) => [...this.#successors(step)]);
    return this.#dominators;
  }

  /** Where the run can be next: behind a loop that runs at least once only by way of its inner steps. */
  *#successors(step: AutomationStep): Generator<AutomationStep> {
    const runsOnce = alwaysIterates(step);
    for (const { to, cause } of this.edgesFrom(step)) {
      if (runsOnce && isOrderly(cause)) continue;
      yield to;
      // The same loop also decides about the next iteration, which leads nowhere new.
      if (cause === 'leave' && alwaysIterates(to)) yield* this.#behind(to);
    }
  }

  /** Where a loop goes on when its iterations are over; out of several loops, if they end together. */
  *#behind(loop: AutomationStep): Generator<AutomationStep> {
    for (const { to, cause } of this.edgesFrom(loop)) {
      if (!isOrderly(cause)) continue;
      yield to;
      if (cause === 'leave' && alwaysIterates(to)) yield* this.#behind(to);
    }
  }
}

/** True for the ways that a loop takes when it has ended well. */
function isOrderly(cause: FlowCause): boolean {
  return cause !== 'enter' && cause !== 'onFailure' && cause !== 'onCancel';
}

/** True for a loop over a written list that is not empty, and for one that asks its condition after its steps. */
function alwaysIterates({ steps, inputs }: AutomationStep): boolean {
  if (steps.length === 0) return false;
  const iterators = inputs?.get('Iterators');
  if (iterators === undefined) return inputs?.entry('LoopCondition') !== undefined;
  return (asSequence(iterators)?.items ?? []).some((item) => asScalar(item)?.text.includes('{{') !== true);
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

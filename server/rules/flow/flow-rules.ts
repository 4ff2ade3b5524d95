import { flowBooleanText } from './flow-boolean-text.ts';
import { flowBranchFallthrough } from './flow-branch-fallthrough.ts';
import { flowCriticalContinue } from './flow-critical-continue.ts';
import { flowCycle } from './flow-cycle.ts';
import { flowEndAndNext } from './flow-end-and-next.ts';
import { flowForwardReference } from './flow-forward-reference.ts';
import { flowMaybeSkippedReference } from './flow-maybe-skipped-reference.ts';
import { flowOnCancelGrammar } from './flow-oncancel-grammar.ts';
import { flowOnCancelOwner } from './flow-oncancel-owner.ts';
import { flowOnCancelTarget } from './flow-oncancel-target.ts';
import { flowOnFailureGrammar } from './flow-onfailure-grammar.ts';
import { flowSelf } from './flow-self.ts';
import { flowUnknownStep } from './flow-unknown-step.ts';
import { flowUnreachable } from './flow-unreachable.ts';
import type { Rule } from '../rule.ts';

export const flowRules: readonly Rule[] = [
  flowCycle,
  flowEndAndNext,
  flowForwardReference,
  flowMaybeSkippedReference,
  flowOnCancelGrammar,
  flowOnCancelOwner,
  flowOnCancelTarget,
  flowOnFailureGrammar,
  flowSelf,
  flowUnknownStep,
  flowUnreachable,
  flowCriticalContinue,
  flowBranchFallthrough,
  flowBooleanText,
];

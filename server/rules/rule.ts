// How to add a rule
//
// 1. `rules/<group>/<code>.ts` exports one `Rule` whose code is the file's name (`step-unknown-input.ts`). A family
//    that differs only by facts of the catalog is one rule. Groups: shape, parameters, steps, flow, references,
//    scripts, api, session, package, security, comments (of our own). What is safe to fix unseen has `isSafe`.
// 2. One line in `rules/<group>/<group>-rules.ts`.
// 3. `docs/rules/<code>.md`: a title `# <code>`, what and why, a `## Bad` and a `## Good` block (yaml or json), and
//    `## Source`. test/server/rules/docs.test.ts runs the blocks: Bad must report the code, Good must not.
// 4. `test/server/rules/<group>/<code>.test.ts` with `checkRule` of test/support/check-rule.ts: a bad case, a near
//    miss that stays silent and the fix if there is one, in YAML and JSON.
//
// A rule that looks at each step by itself has `scope: 'step'`, so that long documents stay quick.
//
// A rule reads the `Analysis` only, keeps no state between calls and never throws on a broken document: every
// field of the model may be undefined. It reports a mistake once, and leaves alone what another rule reports (an
// unknown action has no unknown inputs). Severity error is for what the service refuses or what surely fails at run
// time, with a confidence of at least reported; it must stay silent on every document of the corpus with
// expect=valid. Messages: one sentence without a full stop, names in double quotes, and what to do if it is short.

import type { Analysis } from '../analysis.ts';
import type { DocumentKind } from '../model/document.ts';
import type { Range, RelatedPlace, TextEdit } from '../syntax/tree.ts';
import type { Suppressions } from './suppressions.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Rule {
  /** Kebab-case; also the name of the file, the page docs/rules/<code>.md and the key in settings. */
  readonly code: string;
  readonly severity: Severity;
  /** The kinds that it is for; `any` includes documents whose kind is unknown. */
  readonly kinds: readonly DocumentKind[] | 'any';
  /** Reports every finding of this rule in `analysis.document`, which is of one of `kinds`. */
  readonly check: (analysis: Analysis, report: Report, run: RuleRun) => void;
  /**
   * `step` if what the rule finds in a step, fixes included, depends on nothing but what is written in that step (and on
   * the kind and version of the document). It is not asked again about steps that did not change, see silent-steps.ts.
   */
  readonly scope?: 'step';
  /** True for rules about what the other rules found; they run when all others have. */
  readonly runsLast?: true;
}

/** What a rule that runs last knows about the others. */
export interface RuleRun {
  readonly codes: ReadonlySet<string>;
  /** The codes that are switched off, and those of rules that failed. */
  readonly skipped: ReadonlySet<string>;
  readonly suppressions: Suppressions;
}

export type Report = (finding: Finding) => void;

export interface Finding {
  /** Where: the smallest text that has to change. Nodes and model objects are ranges. */
  readonly range: Range;
  readonly message: string;
  /** Only where one finding weighs less than the rule's severity. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** The best first. */
  readonly fixes?: readonly Fix[];
  /** `unnecessary` fades the text, `deprecated` strikes it through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** A quick fix. All edits refer to the text of the analysis. */
export interface Fix {
  /** Imperative, names what it writes: `Change to "aws:runShellScript"`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True if the edits need nobody's look, because they write what the author meant without a doubt. */
  readonly isSafe?: true;
}

export interface Diagnostic extends Range {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  readonly tag: 'unnecessary' | 'deprecated' | undefined;
}

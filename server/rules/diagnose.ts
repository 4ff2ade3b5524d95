import type { Analysis } from '../analysis.ts';
import { rules } from './index.ts';
import type { Diagnostic, Finding, Rule, Severity } from './rule.ts';
import { stepRun } from './silent-steps.ts';
import { suppressions } from './suppressions.ts';

export interface DiagnoseOptions {
  /** Rule code -> its severity, or `off`; the setting `ssm.validation.rules`. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Told of a rule that threw. The other rules still run. */
  readonly onFault?: (code: string, error: unknown) => void;
}

/** Stands for the severities that the rules have by themselves. */
const noSeverities = {};

const codes: ReadonlySet<string> = new Set(rules.map((rule) => rule.code));
const inOrder = [...rules.filter((rule) => !rule.runsLast), ...rules.filter((rule) => rule.runsLast)];

/** So many findings of one rule are enough; a text with more of them is hardly an SSM document. */
const MAX_FINDINGS = 200;

/** Ends a rule; what it found stands. */
class TooManyFindings extends Error {}

/** What all rules find in one version of a document, in the order of the text. */
export function diagnose(analysis: Analysis, options: DiagnoseOptions = {}): Diagnostic[] {
  const steps = diagnoseInSteps(analysis, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same, one rule at each step, so that other work gets in between. Who is not interested any more, stops asking. */
export function* diagnoseInSteps(
  analysis: Analysis,
  options: DiagnoseOptions = {},
): Generator<undefined, Diagnostic[]> {
  const suppressed = suppressions(analysis);
  const skipped = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const steps = stepRun(analysis, options.severities ?? noSeverities);
  let hasFailed = false;
  for (const rule of inOrder) {
    const isAboutSteps = rule.scope === 'step';
    const severity = options.severities?.[rule.code] ?? rule.severity;
    if (severity === 'off') skipped.add(rule.code);
    if (severity === 'off' || !appliesTo(rule, analysis)) continue;
    let count = 0;
    const report = (finding: Finding): void => {
      count += 1;
      if (count > MAX_FINDINGS) throw new TooManyFindings();
      if (isAboutSteps) steps.found(finding.range.start);
      if (suppressed.silences(rule.code, finding.range.start)) return;
      const own = finding.severity ?? rule.severity;
      diagnostics.push(diagnostic(rule.code, severity === rule.severity ? own : severity, finding));
    };
    try {
      rule.check(isAboutSteps ? steps.analysis : analysis, report, {
        codes,
        skipped,
        suppressions: suppressed,
      });
    } catch (error) {
      skipped.add(rule.code);
      hasFailed ||= isAboutSteps;
      if (!(error instanceof TooManyFindings)) options.onFault?.(rule.code, error);
    }
    yield;
  }
  if (!hasFailed) steps.remember();
  return diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
}

function appliesTo(rule: Rule, analysis: Analysis): boolean {
  return rule.kinds === 'any' || rule.kinds.includes(analysis.document.kind);
}

function diagnostic(code: string, severity: Severity, finding: Finding): Diagnostic {
  return {
    code,
    severity,
    start: finding.range.start,
    end: finding.range.end,
    message: finding.message,
    related: finding.related ?? [],
    fixes: finding.fixes ?? [],
    tag: finding.tag,
  };
}

import { likelyCause } from '../diagnosis/findings.ts';
import type { Finding, Outcome } from '../diagnosis/finding.ts';
import { escapeMarkdown } from './tree-node.ts';

/** How an outcome is shown: by a sign and by a word. */
const signs: Readonly<Record<Outcome, string>> = {
  ok: '✓ Fine',
  problem: '✗ Problem',
  warning: '! Look at this',
  unknown: '? Could not be checked',
  skipped: '– Does not apply',
};

/** The findings as a Markdown document: the likeliest cause first, then every check in order. */
export function diagnosisReport(node: string, findings: readonly Finding[], checked: Date): string {
  const [connection] = findings;
  const cause = likelyCause(findings);
  return [
    `# Why is ${escapeMarkdown(node)} not connected?`,
    '',
    summary(connection?.outcome, cause),
    '',
    ...findings.flatMap((finding, index) => section(finding, index + 1)),
    `*Checked on ${checked.toLocaleString()}. Nothing was changed. Close this page and ask again for a new look.*`,
    '',
  ].join('\n');
}

function summary(connection: Outcome | undefined, cause: Finding | undefined): string {
  if (connection === 'ok') return '**It is connected at this moment.**';
  if (cause === undefined) {
    return '**No cause was found by these checks.** What is left is on the machine itself: its agent, its network, its clock.';
  }
  const advice = cause.advice === undefined ? '' : ` ${escapeMarkdown(cause.advice)}`;
  return `**Most likely:** ${escapeMarkdown(cause.found)}${advice}`;
}

function section({ check, outcome, found, advice, page }: Finding, number: number): string[] {
  return [
    `## ${number}. ${check}: ${signs[outcome]}`,
    '',
    escapeMarkdown(found),
    '',
    ...(advice === undefined ? [] : [`**What to do:** ${escapeMarkdown(advice)}`, '']),
    ...(page === undefined ? [] : [`[AWS's page about it](${page})`, '']),
  ];
}

/** Result of a step, by the agent's names (contracts/model.go in amazon-ssm-agent). */
export type ResultStatus = 'Skipped' | 'Success' | 'SuccessAndReboot' | 'Failed' | 'Cancelled' | 'TimedOut';

/** What a plugin hands back for one set of inputs. */
export interface PluginResult {
  readonly status: ResultStatus;
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the agent reports for one step of a document. */
export interface StepResult extends PluginResult {
  /** The summary in ListCommandInvocations: both streams together, or why the step was skipped. */
  readonly output: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number;
}

export const success = (stdout = ''): PluginResult => ({ status: 'Success', code: 0, stdout, stderr: '' });

/** A step that failed before or without running anything; the agent puts such messages into the error stream. */
export const failure = (message: string): PluginResult => ({
  status: 'Failed',
  code: 1,
  stdout: '',
  stderr: message,
});

/** A step that did not begin because its command had been cancelled. */
export const cancelled: PluginResult = { status: 'Cancelled', code: 1, stdout: '', stderr: '' };

/** From weak to strong: of two results the stronger one counts (MergeResultStatus in amazon-ssm-agent). */
const byStrength: readonly ResultStatus[] = [
  'Skipped',
  'Success',
  'SuccessAndReboot',
  'Failed',
  'Cancelled',
  'TimedOut',
];

/** The result of plugins that ran one after the other under one name. */
export function mergeResults(results: readonly PluginResult[]): PluginResult {
  const lines = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
  return {
    status: byStrength.findLast((status) => results.some((result) => result.status === status)) ?? 'Success',
    code: results.find((result) => result.code !== 0)?.code ?? 0,
    stdout: lines(results.map((result) => result.stdout)),
    stderr: lines(results.map((result) => result.stderr)),
  };
}

/** The result of a whole document; Skipped counts as success (DocumentResultAggregator in amazon-ssm-agent). */
export function documentResult(
  results: readonly PluginResult[],
): Extract<ResultStatus, 'Success' | 'Failed' | 'TimedOut' | 'Cancelled'> {
  const has = (status: ResultStatus): boolean => results.some((result) => result.status === status);
  if (has('Failed')) return 'Failed';
  if (has('TimedOut')) return 'TimedOut';
  return has('Cancelled') ? 'Cancelled' : 'Success';
}

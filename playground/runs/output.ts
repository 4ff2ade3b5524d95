/** Output limits of GetCommandInvocation, in characters (API model: StandardOutputContent, StandardErrorContent). */
const stdoutLimit = 24_000;
const stderrLimit = 8_000;
/** Limit of `CommandPlugins[].Output` in ListCommandInvocations (API model: CommandPluginOutput). */
const summaryLimit = 2_500;

/** What is worth keeping of a stream: one character more than any answer can carry. */
export const keptCharacters = stdoutLimit + 1;

/** What is kept of a stream that goes to a bucket or a log group: the playground has only this computer's memory. */
export const keptForStorage = 2 ** 20;

// The four marks are the agent's, seen in its answers (DefaultOutputConfig and TruncateOutput in iohandler.go).
const contentCut = '--output truncated--';
const outputCut = '\n---Output truncated---';
const errorCut = '\n---Error truncated----';
const errorTitle = '\n----------ERROR-------\n';

export const standardOutputContent = (stdout: string): string => cut(stdout, stdoutLimit);
export const standardErrorContent = (stderr: string): string => cut(stderr, stderrLimit);

function cut(text: string, limit: number): string {
  return text.length < limit ? text : prefix(text, limit - contentCut.length) + contentCut;
}

/**
 * Both streams in at most 2,500 characters: the error stream under a title, and when there is too much, each cut to
 * what the other leaves free.
 */
export function outputSummary(stdout: string, stderr: string): string {
  const title = stderr === '' ? '' : errorTitle;
  const room = summaryLimit - title.length;
  if (stdout.length + stderr.length < room) return stdout + title + stderr;
  if (stdout.length > room / 2 && stderr.length > room / 2) {
    const each = Math.floor((room - outputCut.length - errorCut.length) / 2);
    return prefix(stdout, each) + outputCut + title + prefix(stderr, each) + errorCut;
  }
  return stdout.length <= room / 2
    ? stdout + title + prefix(stderr, room - errorCut.length - stdout.length) + errorCut
    : prefix(stdout, room - outputCut.length - stderr.length) + outputCut + title + stderr;
}

/** The first `length` characters, or one fewer where that would tear a surrogate pair apart. */
function prefix(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

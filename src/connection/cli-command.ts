import type { Connection } from './connection.ts';

/** The AWS CLI's command for a session on a node, with the connection's profile, region and endpoint. */
export function sessionCommandLine(connection: Connection, nodeId: string): string {
  const words = ['aws', 'ssm', 'start-session', '--target', nodeId, ...connectionOptions(connection)];
  return words.map(quoteWord).join(' ');
}

/** The options of the AWS CLI that make it work on a connection. */
export function connectionOptions(connection: Connection): string[] {
  const options = ['--region', connection.region];
  if (connection.kind === 'playground') options.push('--endpoint-url', connection.endpoint);
  else if (connection.profile !== undefined) options.push('--profile', connection.profile);
  return options;
}

/** For POSIX shells; what needs no quotes has none, so that it works in others too. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

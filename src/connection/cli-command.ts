import type { Connection } from './connection.ts';

/** The AWS CLI's command for a session on a node, with the connection's profile, region and endpoint. */
export function sessionCommandLine(connection: Connection, nodeId: string): string {
  const words = ['aws', 'ssm', 'start-session', '--target', nodeId, '--region', connection.region];
  if (connection.kind === 'playground') words.push('--endpoint-url', connection.endpoint);
  else if (connection.profile !== undefined) words.push('--profile', connection.profile);
  return words.map(quote).join(' ');
}

/** For POSIX shells; what needs no quotes has none, so that it works in others too. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

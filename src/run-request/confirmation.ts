export interface RunToConfirm {
  /** The document's name. */
  readonly name: string;
  /** How many nodes match; undefined if that is not known. */
  readonly count: number | undefined;
  /** `12 nodes, 3 offline` */
  readonly summary: string;
  /** Others have come or gone since they were shown. */
  readonly hasChanged: boolean;
  /** Runs on at most so many nodes are not asked about, unless the account is a production one. */
  readonly above: number;
  /** The connection is marked as production. */
  readonly production: boolean;
}

/** What has to be typed before a run is sent. */
export interface Confirmation {
  /** `Run AWS-RunShellScript on 42 nodes` */
  readonly title: string;
  readonly prompt: string;
  /** The text to type. */
  readonly expected: string;
}

/**
 * What to ask before a run is sent: to type the count where it is on many nodes, on others than were shown, or in
 * production, and the name of the document where nobody knows on how many. Undefined: nothing needs to be asked.
 */
export function confirmationOf(run: RunToConfirm): Confirmation | undefined {
  const { name, count, summary, hasChanged, above, production } = run;
  if (!production && !hasChanged && count !== undefined && count <= above) return undefined;
  const what = count === undefined ? 'the name of the document' : `the number of nodes, ${count},`;
  const change = hasChanged ? 'The nodes have changed since you looked at them. ' : '';
  return {
    title: `Run ${name} on ${count === undefined ? 'nodes that cannot be counted' : summary}`,
    prompt: `${change}Type ${what} to run it`,
    expected: count === undefined ? name : String(count),
  };
}

/** The views that show the sessions of the account. */
export interface SessionLists {
  readonly nodes: { reread(matches: (id: string) => boolean): void };
  readonly sessions: { reread(): void };
}

/** Reads again what shows the open sessions of a node, because one was started there or has ended. */
export function rereadSessions({ nodes, sessions }: SessionLists, nodeId: string): void {
  nodes.reread((id) => id.endsWith(`${nodeId}/sessions`));
  sessions.reread();
}

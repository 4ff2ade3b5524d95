import { checkAgent, checkLastPing, checkPlatform } from './agent.ts';
import { checkEndpoints } from './endpoints.ts';
import type { ConnectionFacts } from './facts.ts';
import { whenKnown, type Finding } from './finding.ts';
import { checkInstance, checkPermissions } from './instance.ts';

/** Judges the facts, in the order in which causes are worth looking at: the first problem is the likeliest cause. */
export function diagnose(facts: ConnectionFacts): Finding[] {
  return [
    whenKnown('Connection', facts.connected, (connected) =>
      connected
        ? { outcome: 'ok', found: 'The node is connected at this moment: sessions can be started.' }
        : {
            outcome: 'problem',
            found: 'Systems Manager has no open channel to the node. The checks below look for the cause.',
          },
    ),
    checkInstance(facts),
    checkPermissions(facts),
    checkAgent(facts),
    checkLastPing(facts),
    checkEndpoints(facts),
    checkPlatform(facts),
    whenKnown('Associations', facts.associations, (runs) => {
      const failed = runs.filter(({ status }) => status === 'Failed');
      if (failed.length === 0) return { outcome: 'ok', found: 'No association of State Manager has failed.' };
      return {
        outcome: 'warning',
        found: `Failed: ${failed.map(({ name }) => name).join(', ')}.`,
        advice: 'Look at their last run. They do not keep the node from connecting.',
      };
    }),
  ];
}

/** The likeliest cause: the first problem behind the state of the connection itself. */
export function likelyCause(findings: readonly Finding[]): Finding | undefined {
  return findings.slice(1).find(({ outcome }) => outcome === 'problem');
}

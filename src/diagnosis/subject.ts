import type { ConnectionFacts } from './facts.ts';

/** AWS's page about the agent of core devices: its role, its configuration and its log. */
export const edgePage =
  'https://docs.aws.amazon.com/greengrass/v2/developerguide/systems-manager-agent-component.html';

/** True for a core device of IoT Greengrass, as far as the node could be read. */
export function isEdgeDevice({ node }: ConnectionFacts): boolean {
  return 'value' in node && node.value?.type === 'edge';
}

/** What a node that is no EC2 instance is called at the start of a sentence. */
export const subjectOf = (facts: ConnectionFacts): string =>
  isEdgeDevice(facts) ? 'An edge device' : 'A hybrid node';

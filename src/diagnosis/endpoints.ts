import type { Instance, VpcEndpoint } from '../aws/instances.ts';
import type { ConnectionFacts } from './facts.ts';
import { whenKnown, type Finding } from './finding.ts';
import { subjectOf } from './subject.ts';
import { isOlder } from './version.ts';

const page = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html';

/**
 * From this version on the agent gets its commands over `ssmmessages` where it can, and needs `ec2messages` no more.
 * Source: the note at `ec2messages` on `page`.
 */
const withoutEc2Messages = '3.3.40.0';

/** How the agent of an instance reaches the service: over the internet, or by interface endpoints of its VPC. */
export function checkEndpoints(facts: ConnectionFacts): Finding {
  const check = 'Way to the endpoints';
  const names = ['ssm', 'ssmmessages', 'ec2messages'].map((name) => `${name}.${facts.region}.amazonaws.com`);
  if (!facts.nodeId.startsWith('i-')) {
    return {
      check,
      outcome: 'skipped',
      found: `The network of ${subjectOf(facts).replace('A', 'a')} cannot be seen from here.`,
      advice: `It must reach ${names.join(', ')} on port 443.`,
      page,
    };
  }
  return whenKnown(check, facts.endpoints, (endpoints) => {
    const instance = 'value' in facts.instance ? facts.instance.value : undefined;
    if (instance === undefined || endpoints === undefined) {
      return {
        outcome: 'skipped',
        found: 'There is no VPC to look at.',
        advice: `It must reach ${names.join(', ')}.`,
      };
    }
    return judgeEndpoints(instance, endpoints, requiredEndpoints(facts));
  });
}

/** @param required the services whose endpoints the agent needs where it cannot go over the internet */
function judgeEndpoints(
  instance: Instance,
  endpoints: readonly VpcEndpoint[],
  required: readonly string[],
): Omit<Finding, 'check'> {
  const usable = (name: string): boolean =>
    endpoints.some(
      ({ serviceName, state, privateDns }) =>
        serviceName.endsWith(`.${name}`) && state.toLowerCase() === 'available' && privateDns,
    );
  const missing = required.filter((name) => !usable(name));
  const vpc = instance.vpcId ?? 'its VPC';
  if (missing.length === 0) {
    return {
      outcome: 'ok',
      found: `${vpc} has the interface endpoints ${required.join(', ')}.`,
      advice: 'Their security groups must let the instance in on port 443. That was not checked.',
      page,
    };
  }
  const some = missing.length < required.length;
  const lacks = `${vpc} has ${some ? 'some endpoints, but none for' : 'no interface endpoint for'} ${missing.join(', ')}`;
  if (instance.publicIp !== undefined) {
    return {
      outcome: some ? 'warning' : 'ok',
      found: `${lacks}; the instance has the public address ${instance.publicIp}, so it can go over the internet.`,
      advice: 'Its subnet needs a route to an internet gateway, and outgoing HTTPS must be allowed.',
      page,
    };
  }
  return {
    outcome: some ? 'problem' : 'warning',
    found: `${lacks}, and the instance has no public address.`,
    advice: `Add the endpoints with private DNS${some ? '' : ', or make sure that its subnet has a route to a NAT gateway'}. Routes were not checked.`,
    page,
  };
}

function requiredEndpoints({ node }: ConnectionFacts): string[] {
  const agent = 'value' in node ? node.value?.agentVersion : undefined;
  const old = agent === undefined || isOlder(agent, withoutEc2Messages);
  return ['ssm', 'ssmmessages', ...(old ? ['ec2messages'] : [])];
}

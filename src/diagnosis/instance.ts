import type { ConnectionFacts } from './facts.ts';
import { whenKnown, type Finding } from './finding.ts';
import { edgePage, isEdgeDevice, subjectOf } from './subject.ts';
import { isOlder } from './version.ts';

const guide = 'https://docs.aws.amazon.com/systems-manager/latest/userguide';

/** Agents from this version on can be managed without an instance profile (`fleet-manager-default-host-management-configuration.html` of the user guide). */
const defaultHostAgent = '3.2.582.0';

export function checkInstance(facts: ConnectionFacts): Finding {
  if (!facts.nodeId.startsWith('i-')) {
    return {
      check: 'EC2 state',
      outcome: 'skipped',
      found: `${subjectOf(facts)}: whether the machine runs can be seen only where it stands.`,
    };
  }
  return whenKnown('EC2 state', facts.instance, (instance) => {
    if (instance === undefined) {
      return {
        outcome: 'problem',
        found:
          'EC2 does not know the instance in this region: it was terminated, or it is in another account or region.',
        advice: 'Choose the connection that it belongs to. A terminated instance leaves the list by itself.',
      };
    }
    const state = instance.state ?? 'in an unknown state';
    switch (state) {
      case 'running':
        return { outcome: 'ok', found: 'The instance is running.' };
      case 'pending':
        return {
          outcome: 'warning',
          found: 'The instance is starting.',
          advice: 'Its agent reports once the operating system is up. Try again in a minute or two.',
        };
      case 'stopped':
      case 'stopping':
        return {
          outcome: 'problem',
          found: `The instance is ${state}${instance.stateReason === undefined ? '' : ` (${instance.stateReason})`}.`,
          advice: 'Start it: "Start Instance" in the menu of the node.',
        };
      default:
        return { outcome: 'problem', found: `The instance is ${state}.` };
    }
  });
}

/** An instance profile, or Default Host Management in its place. */
export function checkPermissions(facts: ConnectionFacts): Finding {
  const check = 'Permissions of the instance';
  const page = `${guide}/setup-instance-permissions.html`;
  if (isEdgeDevice(facts)) {
    return {
      check,
      outcome: 'skipped',
      found:
        'An edge device uses the role that the configuration of its component aws.greengrass.SystemsManagerAgent names.',
      advice:
        'The role must let ssm.amazonaws.com assume it and needs the policy AmazonSSMManagedInstanceCore. That was not checked.',
      page: edgePage,
    };
  }
  if (!facts.nodeId.startsWith('i-')) {
    return {
      check,
      outcome: 'skipped',
      found: 'A hybrid node uses the role of the activation that it was registered with.',
      page: `${guide}/hybrid-multicloud-service-role.html`,
    };
  }
  return whenKnown(check, facts.instance, (instance) => {
    if (instance === undefined) return { outcome: 'skipped', found: 'There is no instance to look at.' };
    if (instance.instanceProfile !== undefined) {
      return {
        outcome: 'ok',
        found: `It has the instance profile ${instance.instanceProfile}.`,
        advice:
          'Its role needs the policy AmazonSSMManagedInstanceCore, or the same permissions. That was not checked.',
        page,
      };
    }
    const { defaultHostRole } = facts;
    if ('refused' in defaultHostRole) {
      return {
        outcome: 'warning',
        found: `It has no instance profile, and whether Default Host Management stands in for it is not known: ${defaultHostRole.refused}`,
        advice: 'Attach an instance profile whose role has AmazonSSMManagedInstanceCore.',
        page,
      };
    }
    if (defaultHostRole.value === undefined) {
      return {
        outcome: 'problem',
        found: 'It has no instance profile, and Default Host Management is off in this region.',
        advice:
          'Attach an instance profile whose role has AmazonSSMManagedInstanceCore, or turn on Default Host Management.',
        page,
      };
    }
    return withDefaultHostManagement(facts, defaultHostRole.value);
  });
}

function withDefaultHostManagement(facts: ConnectionFacts, role: string): Omit<Finding, 'check'> {
  const page = `${guide}/fleet-manager-default-host-management-configuration.html`;
  const agent = 'value' in facts.node ? facts.node.value?.agentVersion : undefined;
  if (agent !== undefined && isOlder(agent, defaultHostAgent)) {
    return {
      outcome: 'problem',
      found: `It has no instance profile, and its agent ${agent} is too old for Default Host Management (${role}).`,
      advice: `Update the agent to ${defaultHostAgent} or newer, or attach an instance profile.`,
      page,
    };
  }
  return {
    outcome: 'ok',
    found: `It has no instance profile; Default Host Management (${role}) stands in for it.`,
    advice: `It needs an agent from ${defaultHostAgent} on, and version 2 of the instance metadata service (IMDSv2).`,
    page,
  };
}

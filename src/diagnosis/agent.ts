import type { ConnectionFacts } from './facts.ts';
import { whenKnown, type Finding } from './finding.ts';
import { edgePage, isEdgeDevice } from './subject.ts';
import { isOlder } from './version.ts';

const guide = 'https://docs.aws.amazon.com/systems-manager/latest/userguide';

/** The first agent that opens sessions (`session-manager-prerequisites.html` of the user guide). */
const sessionAgent = '2.3.68.0';

/** Milliseconds. Agents report every five minutes, so several reports in a row are missing after this time. */
const quiet = 30 * 60_000;

const notRegistered: Omit<Finding, 'check'> = {
  outcome: 'problem',
  found: 'No agent of this machine has registered with Systems Manager in this region.',
  advice:
    'Check that SSM Agent is installed and started (systemctl status amazon-ssm-agent, or Get-Service AmazonSSMAgent) and look at its log.',
  page: `${guide}/ssm-agent-status-and-restart.html`,
};

export function checkAgent({ node }: ConnectionFacts): Finding {
  return whenKnown('SSM Agent', node, (node) => {
    if (node === undefined) return notRegistered;
    const { agentVersion } = node;
    if (agentVersion === undefined) {
      return { outcome: 'warning', found: 'Systems Manager does not know the version of its agent.' };
    }
    if (isOlder(agentVersion, sessionAgent)) {
      return {
        outcome: 'problem',
        found: `Its agent ${agentVersion} is older than ${sessionAgent}, the first one that opens sessions.`,
        advice: 'Update the agent: "Update SSM Agent" in the menu of the node.',
        page: `${guide}/session-manager-prerequisites.html`,
      };
    }
    if (node.isLatestAgent === false) {
      return {
        outcome: 'warning',
        found: `Its agent ${agentVersion} is not the newest one.`,
        advice: 'It can connect; update it all the same: "Update SSM Agent" in the menu of the node.',
      };
    }
    return { outcome: 'ok', found: `Its agent is ${agentVersion}.` };
  });
}

export function checkLastPing(facts: ConnectionFacts): Finding {
  const { node, now } = facts;
  return whenKnown('Last ping', node, (node) => {
    if (node === undefined) return { outcome: 'skipped', found: 'It has never reported.' };
    const { lastPing } = node;
    if (lastPing === undefined)
      return { outcome: 'warning', found: 'The time of its last report is not known.' };
    const age = now.getTime() - lastPing.getTime();
    const when = `Its agent reported last ${describeAge(age)} ago, at ${lastPing.toISOString()}.`;
    if (age < quiet) return { outcome: 'ok', found: when };
    if (isEdgeDevice(facts)) {
      return {
        outcome: 'problem',
        found: when,
        advice:
          'If the device runs, check that the Greengrass Core software runs there with its component aws.greengrass.SystemsManagerAgent, and read the log of that component (/greengrass/v2/logs, unless it was installed elsewhere).',
        page: edgePage,
      };
    }
    return {
      outcome: 'problem',
      found: when,
      advice:
        'If the machine runs, its agent has stopped, has lost its permissions or cannot reach the endpoints: read the log of the agent on the machine (/var/log/amazon/ssm, or %PROGRAMDATA%\\Amazon\\SSM\\Logs), or run ssm-cli get-diagnostics there.',
      page: `${guide}/troubleshooting-ssm-agent.html`,
    };
  });
}

/** What AWS supports stands in `operating-systems-and-machine-types.html` of the user guide. */
export function checkPlatform({ node, nodeId }: ConnectionFacts): Finding {
  const page = `${guide}/operating-systems-and-machine-types.html`;
  return whenKnown('Platform', node, (node) => {
    if (node?.platformType === undefined)
      return { outcome: 'skipped', found: 'The platform is not known.', page };
    const name = [node.platformName ?? node.platformType, node.platformVersion].filter(Boolean).join(' ');
    if (node.platformType === 'MacOS' && !nodeId.startsWith('i-')) {
      return {
        outcome: 'problem',
        found: `${name}: Systems Manager supports macOS on EC2 instances only.`,
        page,
      };
    }
    return {
      outcome: 'ok',
      found: `${name} runs the agent. AWS lists the versions that are supported.`,
      page,
    };
  });
}

function describeAge(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

// As whom the agent runs a session (aws/amazon-ssm-agent agent/session/shell/shell_unix.go). The users of sample nodes
// are made up, and this computer hardly has them: a session runs as whoever runs the playground, and says so.
import { userInfo } from 'node:os';
import type { SessionPlan } from '../sessions.ts';

/** Whom a session belongs to on the node. */
export interface Identity {
  /** Undefined: the agent's own user, of whom nothing is said. */
  readonly user: string | undefined;
  /** What is different on this computer, for the terminal. */
  readonly notice: string;
}

/** No other user is asked for. */
export const nobody: Identity = { user: undefined, notice: '' };

/** Users that every sample node has; cloud images have one more. */
const users = new Set(['root', 'ssm-user', 'deploy']);
const imageUsers: readonly (readonly [platform: RegExp, user: string])[] = [
  [/Amazon Linux|Red Hat|SUSE|macOS/, 'ec2-user'],
  [/Ubuntu/, 'ubuntu'],
  [/Debian/, 'admin'],
  [/Rocky/, 'rocky'],
];

/** Throws the agent's words if the preferences name nobody, or somebody whom the node does not have. */
export function identify({
  inputs,
  properties,
  node,
}: Pick<SessionPlan, 'inputs' | 'properties' | 'node'>): Identity {
  if (!isTrue(inputs['runAsEnabled']) || isTrue(properties['runAsElevated'])) return nobody;
  const name = inputs['runAsDefaultUser'];
  const user = typeof name === 'string' ? name.trim() : '';
  if (user === '') throw new Error('please set the RunAs default user');
  const isOfImage = imageUsers.some(
    ([platform, other]) => user === other && platform.test(node.platformName),
  );
  if (!isOfImage && !users.has(user)) {
    throw new Error(`failed to start pty since RunAs user ${user} does not exist`);
  }
  const { username } = userInfo();
  return {
    user,
    notice:
      user === username
        ? ''
        : `The playground cannot become ${user} on this computer: what follows runs as ${username}.\r\n`,
  };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

import type { SessionGrant } from '../aws/sessions.ts';
import type { Connection } from '../connection/connection.ts';
import { isLater } from '../session/agent-version.ts';

/** What the plugin is asked for besides the session itself. */
export interface PluginSubject {
  readonly connection: Connection;
  /** The address of Systems Manager. */
  readonly endpoint: string;
  /** The node's id. */
  readonly target: string;
  readonly documentName?: string | undefined;
  readonly parameters?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** How the plugin is started. */
export interface PluginLaunch {
  readonly args: readonly string[];
  /** Holds the token: it must reach nobody but the plugin. */
  readonly env: Readonly<Record<string, string>>;
}

const responseVariable = 'AWS_SSM_START_SESSION_RESPONSE';

/** The last version that takes the token on its command line only, where every user of the computer can read it. */
const lastWithoutVariable = '1.2.497.0';

/**
 * AWS's session-manager-plugin for a session, with all six arguments that the AWS CLI gives it, and the answer of
 * StartSession in the environment (awscli/customizations/sessionmanager.py).
 */
export function launchPlugin(grant: SessionGrant, subject: PluginSubject): PluginLaunch {
  const { connection, endpoint, target, documentName, parameters } = subject;
  const request = {
    Target: target,
    ...(documentName === undefined ? {} : { DocumentName: documentName }),
    ...(parameters === undefined ? {} : { Parameters: parameters }),
  };
  const profile = connection.kind === 'account' ? (connection.profile ?? '') : '';
  const { sessionId, streamUrl, tokenValue } = grant;
  return {
    args: [responseVariable, connection.region, 'StartSession', profile, JSON.stringify(request), endpoint],
    env: {
      [responseVariable]: JSON.stringify({
        SessionId: sessionId,
        TokenValue: tokenValue,
        StreamUrl: streamUrl,
      }),
      // It resumes and ends the session by itself; the playground takes anybody.
      ...(connection.kind === 'playground'
        ? { AWS_ACCESS_KEY_ID: 'playground', AWS_SECRET_ACCESS_KEY: 'playground' }
        : {}),
    },
  };
}

/** Why a plugin that calls itself `version` cannot be used, or undefined. */
export function pluginRefusal(version: string): string | undefined {
  return isLater(version.trim(), lastWithoutVariable)
    ? undefined
    : `The session-manager-plugin is version ${version.trim() || 'unknown'}. Versions up to ${lastWithoutVariable} take the session's token on their command line, where others can read it: update it.`;
}

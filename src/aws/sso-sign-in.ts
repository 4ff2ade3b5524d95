import type { AccountConnection } from '../connection/connection.ts';
import { endpointSettings } from '../connection/endpoint.ts';
import type { ProxySettings } from '../connection/proxy.ts';
import type { SharedConfig } from '../connection/profiles.ts';
import type { SsoSettings, SsoToken } from '../connection/sso.ts';
import { AwsError } from './errors.ts';
import { transportSettings } from './transport.ts';

/** What the user has to confirm in the browser. */
export interface DeviceCode {
  /** `ABCD-EFGH`: the browser must show the same. */
  readonly userCode: string;
  /** The page, with the code filled in. */
  readonly url: string;
}

export interface SsoSignInOptions {
  readonly connection: AccountConnection;
  readonly settings: SsoSettings;
  readonly config: SharedConfig;
  readonly env: NodeJS.ProcessEnv;
  readonly proxy?: ProxySettings;
  /** Told of the code once; the sign-in goes on while it is shown. */
  readonly onCode: (code: DeviceCode) => void;
  /** Milliseconds. */
  readonly wait: (time: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

const clientName = 'systems-manager-workbench';
const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628, section 3.5: the interval when none is told, and how much `slow_down` adds, in seconds. */
const defaultInterval = 5;
const slowDown = 5;

/**
 * Signs in to IAM Identity Center by the device authorization grant (RFC 8628), as `aws sso login --use-device-code`
 * does: a code that the user confirms in a browser, which may run on another computer than this one.
 * @returns the token, which is a secret
 * @throws AwsError if the service refuses, the user declines or the code expires; the signal's reason
 */
export async function signInToSso(options: SsoSignInOptions): Promise<SsoToken> {
  const { settings, signal, onCode } = options;
  const { oidc, client } = await createOidc(options);
  const call = async <T>(name: string, answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw AwsError.from(error, `sso-oauth:${name}`, options.connection);
    }
  };
  const send = { abortSignal: signal };
  try {
    const {
      clientId = '',
      clientSecret = '',
      clientSecretExpiresAt = 0,
    } = await call(
      'RegisterClient',
      client.send(
        new oidc.RegisterClientCommand({
          clientName,
          clientType: 'public',
          ...(settings.scopes.length > 0 ? { scopes: [...settings.scopes] } : {}),
        }),
        send,
      ),
    );
    const registration = { clientId, clientSecret };
    const device = await call(
      'StartDeviceAuthorization',
      client.send(
        new oidc.StartDeviceAuthorizationCommand({ ...registration, startUrl: settings.startUrl }),
        send,
      ),
    );
    const { deviceCode = '', userCode = '', verificationUri = '' } = device;
    onCode({ userCode, url: device.verificationUriComplete ?? verificationUri });
    const poll = (): Promise<TokenAnswer> =>
      call(
        'CreateToken',
        client.send(new oidc.CreateTokenCommand({ ...registration, grantType, deviceCode }), send),
      );
    const token = await pollForToken(poll, device.interval ?? defaultInterval, options);
    return {
      startUrl: settings.startUrl,
      region: settings.region,
      accessToken: token.accessToken ?? '',
      expiresAt: isoTime(options.now() + (token.expiresIn ?? 0) * 1000),
      ...registration,
      registrationExpiresAt: isoTime(clientSecretExpiresAt * 1000),
      ...(token.refreshToken === undefined ? {} : { refreshToken: token.refreshToken }),
    };
  } finally {
    client.destroy();
  }
}

interface TokenAnswer {
  readonly accessToken?: string | undefined;
  readonly expiresIn?: number | undefined;
  readonly refreshToken?: string | undefined;
}

/** Asks until the user has answered in the browser. */
async function pollForToken(
  poll: () => Promise<TokenAnswer>,
  seconds: number,
  { wait, signal }: SsoSignInOptions,
): Promise<TokenAnswer> {
  let interval = seconds;
  for (;;) {
    await wait(interval * 1000, signal);
    try {
      return await poll();
    } catch (error) {
      switch (error instanceof AwsError ? error.code : '') {
        case 'AuthorizationPendingException':
          break;
        case 'SlowDownException':
          interval += slowDown;
          break;
        case 'ExpiredTokenException':
          throw new Error('The code was not confirmed in time. Sign in again.', { cause: error });
        case 'AccessDeniedException':
          throw new Error('The sign-in was declined in the browser.', { cause: error });
        default:
          throw error;
      }
    }
  }
}

async function createOidc({ connection, settings, config, env, proxy }: SsoSignInOptions) {
  const { ssoOidc: oidc } = await import('./sdk.ts');
  const endpoint = endpointSettings('sso_oidc', connection, { config, env });
  const client = new oidc.SSOOIDCClient({
    region: settings.region,
    ...(await transportSettings(endpoint, proxy)),
    ...(endpoint.endpoint === undefined ? {} : { endpoint: endpoint.endpoint }),
  });
  return { oidc, client };
}

/** As the AWS CLI writes it, without fractions of a second. */
function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

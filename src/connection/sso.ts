import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { getSSOTokenFilepath } from '@smithy/shared-ini-file-loader';
import type { SharedConfig } from './profiles.ts';

/** Where a profile signs in to IAM Identity Center. */
export interface SsoSettings {
  /** The start URL, also the issuer. */
  readonly startUrl: string;
  /** The region of IAM Identity Center, not the one that one works in. */
  readonly region: string;
  /** The name of the `[sso-session]`; undefined for a profile of the older form, whose token cannot be renewed. */
  readonly session: string | undefined;
  readonly scopes: readonly string[];
}

/** A token as the SDKs and the AWS CLI share it in `~/.aws/sso/cache`. It is a secret. */
export interface SsoToken {
  readonly startUrl: string;
  readonly region: string;
  readonly accessToken: string;
  /** ISO 8601 */
  readonly expiresAt: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** ISO 8601 */
  readonly registrationExpiresAt: string;
  readonly refreshToken?: string;
}

/**
 * The sign-in of a profile, its own or that of the profile whose role it builds on; undefined if it needs none.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html
 */
export function ssoSettings(config: SharedConfig, profile: string): SsoSettings | undefined {
  const seen = new Set<string>();
  for (let name: string | undefined = profile; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const keys: Readonly<Record<string, string>> = config.profiles.get(name) ?? {};
    const session = keys['sso_session'];
    const own = session === undefined ? keys : (config.ssoSessions.get(session) ?? {});
    const startUrl = own['sso_start_url'];
    const region = own['sso_region'];
    if (startUrl !== undefined && region !== undefined) {
      return { startUrl, region, session, scopes: scopesOf(session, own['sso_registration_scopes']) };
    }
    name = keys['source_profile'];
  }
  return undefined;
}

/** Without scopes there is no refresh token; the older form of a profile has none. */
function scopesOf(session: string | undefined, configured: string | undefined): readonly string[] {
  if (session === undefined) return [];
  const scopes = (configured ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  return scopes.length > 0 ? scopes : ['sso:account:access'];
}

/** What the token of these settings is cached under: all profiles with the same key share one sign-in. */
export function ssoCacheKey({ session, startUrl }: SsoSettings): string {
  return session ?? startUrl;
}

/**
 * Puts a token where the SDKs look for it, readable by this user only. A reader never sees half a file.
 */
export async function writeSsoToken(settings: SsoSettings, token: SsoToken): Promise<void> {
  const file = getSSOTokenFilepath(ssoCacheKey(settings));
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const written = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(written, JSON.stringify(token), { mode: 0o600, flag: 'wx' });
    await rename(written, file);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

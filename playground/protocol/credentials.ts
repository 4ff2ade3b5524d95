import type { Caller } from '../handler.ts';

/** What the `Authorization` header of a SigV4 request names. */
export type Credential = { kind: 'absent' } | { kind: 'malformed' } | { kind: 'signed'; caller: Caller };

/**
 * Reads the access key and region from `Authorization: AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request,
 * SignedHeaders=…, Signature=…`. The signature is not verified: the playground knows no secret keys, and everybody
 * who can reach it may use it.
 */
export function readCredential(authorization: string | undefined): Credential {
  if (authorization === undefined || authorization === '') return { kind: 'absent' };
  const [algorithm, ...rest] = authorization.split(' ');
  const fields = new Map(
    rest
      .join(' ')
      .split(',')
      .map((field) => {
        const [name = '', value = ''] = field.trim().split(/=(.*)/s);
        return [name, value] as const;
      }),
  );
  const scope = /^([\w-]+)\/\d{8}\/([a-z0-9-]+)\/[a-z0-9-]+\/aws4_request$/.exec(
    fields.get('Credential') ?? '',
  );
  const accessKeyId = scope?.[1];
  const region = scope?.[2];
  const complete = fields.has('SignedHeaders') && fields.has('Signature');
  if (algorithm !== 'AWS4-HMAC-SHA256' || !complete || accessKeyId === undefined || region === undefined) {
    return { kind: 'malformed' };
  }
  return { kind: 'signed', caller: { accessKeyId, region } };
}

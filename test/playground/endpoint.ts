import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import assert from 'node:assert/strict';
import { startPlayground, type Playground, type PlaygroundOptions } from '../../playground/server.ts';

/** A playground of its own for the tests of one `describe`, with AWS's clients for it. */
export interface TestEndpoint {
  readonly playground: Playground;
  readonly ssm: SSMClient;
  readonly ec2: EC2Client;
  readonly sts: STSClient;
}

/** Starts one before the tests and closes it after them; fails if a handler broke AWS's model meanwhile. */
export function useEndpoint(options: Partial<PlaygroundOptions> = {}): () => TestEndpoint {
  let endpoint: TestEndpoint | undefined;
  before(async () => {
    const playground = await startPlayground({ port: 0, ...options });
    const settings = {
      endpoint: playground.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'playground', secretAccessKey: 'playground' },
      maxAttempts: 1,
    };
    endpoint = {
      playground,
      ssm: new SSMClient(settings),
      ec2: new EC2Client(settings),
      sts: new STSClient(settings),
    };
  });
  after(async () => {
    const breaches = endpoint?.playground.breaches() ?? [];
    endpoint?.ssm.destroy();
    endpoint?.ec2.destroy();
    endpoint?.sts.destroy();
    await endpoint?.playground.close();
    assert.deepEqual(breaches, []);
  });
  return () => {
    assert.ok(endpoint);
    return endpoint;
  };
}

/** Asserts that `promise` fails with the service error `name` and, if given, exactly or matching `message`. */
export async function assertRefused(
  promise: Promise<unknown>,
  name: string,
  message?: string | RegExp,
): Promise<void> {
  await assert.rejects(promise, (error: Error) => {
    const text = error.message;
    assert.equal(error.name, name, text);
    if (message instanceof RegExp) assert.match(text, message);
    else if (message !== undefined) assert.equal(text, message);
    return true;
  });
}

/** The Authorization header of a SigV4 request; the playground does not verify the signature. */
export const authorization = (service: string, accessKeyId = 'playground') =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261123/us-east-1/${service}/aws4_request, ` +
  'SignedHeaders=host;x-amz-date, Signature=0000';

/** Posts an awsJson request as it is, past the client's own checks. */
export async function postSsm(
  url: string,
  operation: string,
  body: string,
): Promise<{
  status: number;
  type: string | undefined;
  message: string | undefined;
  body: Record<string, unknown>;
}> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonSSM.${operation}`,
      authorization: authorization('ssm'),
    },
    body,
  });
  const answer = (await response.json()) as Record<string, unknown> & { __type?: string };
  const message = (answer['message'] ?? answer['Message']) as string | undefined;
  return { status: response.status, type: answer.__type, message, body: answer };
}

/** Posts a form of a query protocol as it is. */
export async function postQuery(
  url: string,
  parameters: Record<string, string>,
): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      authorization: authorization('ec2'),
    },
    body: new URLSearchParams(parameters),
  });
  return { status: response.status, body: await response.text() };
}

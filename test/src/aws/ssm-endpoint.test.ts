import assert from 'node:assert/strict';
import { ssmEndpoint } from '../../../src/aws/ssm-endpoint.ts';

const at = (region: string) => ({ kind: 'account', profile: undefined, region }) as const;

describe('the address of Systems Manager', () => {
  it('is AWS’s own in every partition', async () => {
    for (const [region, host] of [
      ['eu-west-1', 'ssm.eu-west-1.amazonaws.com'],
      ['us-gov-west-1', 'ssm.us-gov-west-1.amazonaws.com'],
      ['cn-north-1', 'ssm.cn-north-1.amazonaws.com.cn'],
      ['us-iso-east-1', 'ssm.us-iso-east-1.c2s.ic.gov'],
    ] as const) {
      const env = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
      assert.equal(await ssmEndpoint(at(region), env), `https://${host}`);
    }
  });

  it('is the one that is configured, and the playground’s', async () => {
    const env = { AWS_ENDPOINT_URL_SSM: 'https://vpce.example.com' };
    assert.equal(await ssmEndpoint(at('eu-west-1'), env), 'https://vpce.example.com');
    const playground = {
      kind: 'playground',
      endpoint: 'http://127.0.0.1:4566',
      region: 'us-east-1',
    } as const;
    assert.equal(await ssmEndpoint(playground, {}), 'http://127.0.0.1:4566');
  });
});

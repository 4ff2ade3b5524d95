import assert from 'node:assert/strict';
import { playgroundConnection } from '../../../src/connection/connection.ts';
import { consoleUrl, type ConsolePage } from '../../../src/connection/console-url.ts';
import { partitionOf } from '../../../src/connection/regions.ts';

const of = (region: string, page: ConsolePage): string | undefined =>
  consoleUrl({ kind: 'account', profile: 'dev', region }, page);

describe('consoleUrl', () => {
  it('leads to the console of the partition and the region', () => {
    const page = { page: 'command', id: 'c-1' } as const;
    assert.deepEqual(
      ['eu-central-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', 'us-iso-east-1'].map((region) =>
        of(region, page),
      ),
      [
        'https://eu-central-1.console.aws.amazon.com/systems-manager/run-command/c-1?region=eu-central-1',
        'https://cn-north-1.console.amazonaws.cn/systems-manager/run-command/c-1?region=cn-north-1',
        'https://us-gov-west-1.console.amazonaws-us-gov.com/systems-manager/run-command/c-1?region=us-gov-west-1',
        'https://eusc-de-east-1.console.amazonaws-eusc.eu/systems-manager/run-command/c-1?region=eusc-de-east-1',
        undefined,
      ],
    );
  });

  it('knows the page of each kind of thing', () => {
    const paths = (
      [
        { page: 'node', id: 'mi-1' },
        { page: 'instance', id: 'i-1' },
        { page: 'session', id: 'i-1' },
        { page: 'document', name: 'arn:aws:ssm:us-east-1:1:document/a' },
        { page: 'automation', id: 'a-1' },
      ] as const
    ).map((page) => of('us-east-1', page)?.replace('https://us-east-1.console.aws.amazon.com', ''));
    assert.deepEqual(paths, [
      '/systems-manager/fleet-manager/managed-nodes/mi-1/general?region=us-east-1',
      '/ec2/home?region=us-east-1#InstanceDetails:instanceId=i-1',
      '/systems-manager/session-manager/i-1?region=us-east-1',
      '/systems-manager/documents/arn%3Aaws%3Assm%3Aus-east-1%3A1%3Adocument%2Fa/description?region=us-east-1',
      '/systems-manager/automation/execution/a-1?region=us-east-1',
    ]);
  });

  it('has none for the playground', () => {
    const playground = playgroundConnection('http://127.0.0.1:1');
    assert.equal(consoleUrl(playground, { page: 'node', id: 'i-1' }), undefined);
  });
});

describe('partitionOf', () => {
  it('tells partitions by the names of their regions', () => {
    const regions = ['ap-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1', 'us-gov-east-1'];
    assert.deepEqual(regions.map(partitionOf), ['aws', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-us-gov']);
  });
});

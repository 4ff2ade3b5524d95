import assert from 'node:assert/strict';
import { sessionCommandLine } from '../../../src/connection/cli-command.ts';

describe('the command line of a session', () => {
  it('names the region and the profile', () => {
    const connection = { kind: 'account', profile: 'dev', region: 'cn-north-1' } as const;
    assert.equal(
      sessionCommandLine(connection, 'i-1'),
      'aws ssm start-session --target i-1 --region cn-north-1 --profile dev',
    );
  });

  it('names the endpoint of the playground, and no profile where there is none', () => {
    assert.equal(
      sessionCommandLine({ kind: 'playground', endpoint: 'http://127.0.0.1:9', region: 'us-east-1' }, 'mi-1'),
      'aws ssm start-session --target mi-1 --region us-east-1 --endpoint-url http://127.0.0.1:9',
    );
    const environment = { kind: 'account', profile: undefined, region: 'us-east-1' } as const;
    assert.equal(
      sessionCommandLine(environment, 'i-1'),
      'aws ssm start-session --target i-1 --region us-east-1',
    );
  });

  it('keeps a profile one word, whatever it is called', () => {
    const connection = { kind: 'account', profile: "Bob's; rm", region: 'us-east-1' } as const;
    assert.ok(sessionCommandLine(connection, 'i-1').endsWith(` --profile 'Bob'\\''s; rm'`));
  });
});

import assert from 'node:assert/strict';
import { launchPlugin, pluginRefusal } from '../../../src/terminal/plugin-launch.ts';
import { parsePluginArguments } from '../../../src/terminal/plugin-arguments.ts';

const grant = { sessionId: 'alice-1', streamUrl: 'wss://example/x?cell=a+b/c', tokenValue: 'secret-token' };
const connection = { kind: 'account', profile: 'dev', region: 'eu-west-1' } as const;
const endpoint = 'https://ssm.eu-west-1.amazonaws.com';

describe("AWS's plugin", () => {
  it('gets all six arguments, and the token in the environment alone', () => {
    const { args, env } = launchPlugin(grant, {
      ...{ connection, endpoint, target: 'i-1' },
      ...{ documentName: 'AWS-StartInteractiveCommand', parameters: { command: ['top'] } },
    });
    assert.deepEqual(args, [
      'AWS_SSM_START_SESSION_RESPONSE',
      'eu-west-1',
      'StartSession',
      'dev',
      '{"Target":"i-1","DocumentName":"AWS-StartInteractiveCommand","Parameters":{"command":["top"]}}',
      endpoint,
    ]);
    assert.doesNotMatch(args.join(' '), /secret-token/);
    assert.deepEqual(Object.keys(env), ['AWS_SSM_START_SESSION_RESPONSE']);
  });

  it('gets what a plugin reads', () => {
    const { args, env } = launchPlugin(grant, { connection, endpoint, target: 'i-1' });
    assert.deepEqual(parsePluginArguments(args, { ...env }), {
      ...{ kind: 'session', grant, region: 'eu-west-1', profile: 'dev', target: 'i-1', endpoint },
    });
  });

  it('has no profile but dummy credentials on the playground', () => {
    const playground = { kind: 'playground', endpoint: 'http://127.0.0.1:1', region: 'us-east-1' } as const;
    const { args, env } = launchPlugin(grant, { connection: playground, endpoint, target: 'i-1' });
    assert.equal(args[3], '');
    assert.equal(env['AWS_ACCESS_KEY_ID'], 'playground');
  });

  it('is refused in versions that need the token on the command line', () => {
    for (const version of ['1.2.677.0\n', '1.2.498.0']) assert.equal(pluginRefusal(version), undefined);
    for (const version of ['1.2.497.0', '1.1.70.0', '', 'x'])
      assert.match(pluginRefusal(version) ?? '', /update it/);
  });
});

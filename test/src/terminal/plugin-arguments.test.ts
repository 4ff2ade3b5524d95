import assert from 'node:assert/strict';
import { parsePluginArguments } from '../../../src/terminal/plugin-arguments.ts';

const grant = { sessionId: 's-1', streamUrl: 'wss://example.com/x?y=a+b/c', tokenValue: 'secret' };
const response = JSON.stringify({
  SessionId: grant.sessionId,
  StreamUrl: grant.streamUrl,
  TokenValue: grant.tokenValue,
});
const rest = ['eu-west-1', 'StartSession', 'dev', '{"Target":"i-1"}', 'https://ssm.example.com'];

const expected = {
  kind: 'session',
  grant,
  region: 'eu-west-1',
  profile: 'dev',
  target: 'i-1',
  endpoint: 'https://ssm.example.com',
};

describe('arguments of the plugin', () => {
  it('are read as the CLI gives them', () => {
    assert.deepEqual(parsePluginArguments([response, ...rest], {}), expected);
  });

  it('take the token from the environment, where it does not stay', () => {
    const env = { AWS_SSM_START_SESSION_RESPONSE: response, HOME: '/root' };
    assert.deepEqual(parsePluginArguments(['AWS_SSM_START_SESSION_RESPONSE', ...rest], env), expected);
    assert.deepEqual(env, { HOME: '/root' });
  });

  it('may lack a profile, parameters and an endpoint', () => {
    const parsed = parsePluginArguments([response, 'eu-west-1', 'StartSession', ''], {});
    assert.deepEqual(parsed, { ...expected, profile: undefined, target: '', endpoint: undefined });
  });

  it('ask for the version, which the CLI compares', () => {
    assert.deepEqual(parsePluginArguments(['--version'], {}), { kind: 'text', text: '1.2.677.0\n' });
  });

  const mistakes: [string, string[]][] = [
    ['an unknown operation', [response, 'eu-west-1', 'StopSession', '']],
    ['too few arguments', [response]],
    ['an answer that is no JSON', ['secret', ...rest]],
    ['an answer without a token', ['{"SessionId":"s","StreamUrl":"u"}', ...rest]],
    ['a variable that is not there', ['AWS_SSM_START_SESSION_RESPONSE', ...rest]],
  ];
  for (const [title, args] of mistakes) {
    it(`are refused for ${title}, without the token`, () => {
      const parsed = parsePluginArguments(args, {});
      assert.equal(parsed.kind, 'mistake');
      assert.ok(!JSON.stringify(parsed).includes('secret'));
    });
  }
});

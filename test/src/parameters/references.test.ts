import assert from 'node:assert/strict';
import { findReferences } from '../../../src/parameters/references.ts';

const named = (line: string): string[] =>
  findReferences(line).map(({ name, selector, offset, length }) => {
    assert.equal(line.slice(offset, offset + length), [name, selector].filter(Boolean).join(':'));
    return selector === undefined ? name : `${name} at ${selector}`;
  });

describe('references to parameters in any text', () => {
  it('are found where AWS resolves them', () => {
    assert.deepEqual(named('run: echo {{ssm:/shop/port}} {{ ssm-secure:motd }}'), ['/shop/port', 'motd']);
    assert.deepEqual(named("Value: '{{resolve:ssm:/shop/port:3}}'"), ['/shop/port at 3']);
    assert.deepEqual(named("Value: '{{resolve:ssm-secure:MasterPassword:10}}'"), ['MasterPassword at 10']);
    assert.deepEqual(named('env: resolve:ssm:/shop/host'), ['/shop/host']);
    assert.deepEqual(named('image: ssm:/aws/service/ami-amazon-linux-latest/al2023'), [
      '/aws/service/ami-amazon-linux-latest/al2023',
    ]);
    assert.deepEqual(named('"valueFrom": "ssm:/a", "b": "ssm:/b/c:label_1"'), ['/a', '/b/c at label_1']);
  });

  it('are found in ARNs, with their region and account', () => {
    const line = 'valueFrom: arn:aws-cn:ssm:cn-north-1:123456789012:parameter/shop/key,';
    assert.deepEqual(named(line), ['/shop/key']);
    const [found] = findReferences(line);
    assert.deepEqual([found?.region, found?.account], ['cn-north-1', '123456789012']);
    assert.deepEqual(findReferences('arn:aws:ssm:::parameter/x')[0]?.region, undefined);
  });

  it('end where the name ends', () => {
    assert.deepEqual(named('See ssm:/shop/port. And "ssm:/shop/host-"'), ['/shop/port', '/shop/host']);
  });

  it('are not made up', () => {
    for (const line of [
      'ssm:GetParameter',
      'arn:aws:ssm:us-east-1:1:document/x',
      '{{ssm:/shop/{{Stage}}/port}}',
      'resolve:ssm:/shop/${Stage}/port',
      'arn:aws:ssm:us-east-1:123456789012:parameter/*',
      'prism:/x and dismissm:/y',
      '{{ param }}',
      `ssm:/${'a'.repeat(20_000)}`,
    ]) {
      assert.deepEqual(named(line), [], line);
    }
  });
});

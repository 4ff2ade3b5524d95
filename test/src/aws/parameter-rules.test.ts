import assert from 'node:assert/strict';
import {
  checkLabel,
  checkParameterName,
  checkPattern,
  checkValue,
} from '../../../src/aws/parameter-rules.ts';

describe('the name of a new parameter', () => {
  it('keeps to the rules of Parameter Store', () => {
    for (const right of ['motd', 'a.b-c_D9', '/a', '/shop/prod/db.url', `/${'a/'.repeat(14)}a`]) {
      assert.equal(checkParameterName(right), undefined, right);
    }
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['', /letters, digits/],
      ['/a b', /letters, digits/],
      ['a/b', /begins with a slash/],
      ['/', /follows each slash/],
      ['/a//b', /follows each slash/],
      ['/a/', /follows each slash/],
      ['/aws/x', /kept for AWS/],
      ['SSM-x', /kept for AWS/],
      [`/${'a/'.repeat(15)}a`, /15 levels/],
    ];
    for (const [name, problem] of wrong) assert.match(checkParameterName(name) ?? '', problem, name);
  });

  it('has 1011 characters with the ARN before it', () => {
    // The example of the API reference: 45 characters in the Ohio region, the slash among them.
    const longest = `/${'a'.repeat(1011 - 45)}`;
    assert.equal(checkParameterName(longest, 'us-east-2'), undefined);
    assert.match(checkParameterName(`${longest}a`, 'us-east-2') ?? '', /at most 967 characters/);
  });
});

describe('the value of a parameter', () => {
  it('has room for what its tier takes, in bytes', () => {
    assert.equal(checkValue('ä'.repeat(2048), { tier: 'Standard' }), undefined);
    assert.match(
      checkValue('ä'.repeat(2049), { tier: 'Standard' }) ?? '',
      /4,098 bytes.*Advanced takes 8,192/,
    );
    assert.equal(checkValue('a'.repeat(8192), {}), undefined);
    assert.match(checkValue('a'.repeat(8193), { tier: 'Advanced' }) ?? '', /8,193 bytes/);
  });

  it('is never empty, and holds no other parameter', () => {
    assert.match(checkValue('', {}) ?? '', /empty/);
    assert.match(checkValue('x{{ssm:/a}}', {}) ?? '', /\{\{ \}\}/);
  });

  it('matches the allowed pattern, as far as it can be told', () => {
    assert.equal(checkValue('80', { allowedPattern: '^\\d+$' }), undefined);
    assert.match(checkValue('eighty', { allowedPattern: '^\\d+$' }) ?? '', /allowed pattern \^\\d\+\$/);
    assert.equal(checkValue('eighty', { allowedPattern: '' }), undefined);
    // These mean something else in Java than here, or nothing here.
    for (const allowedPattern of ['^\\p{Digit}+$', '^[0-9&&[^5]]$', '^\\d++$', '(?i)X', '(']) {
      assert.equal(checkValue('eighty', { allowedPattern }), undefined, allowedPattern);
    }
  });

  it('is the id of an image where its data type says so, and is never repeated', () => {
    assert.equal(checkValue('ami-0123456789abcdef0', { dataType: 'aws:ec2:image' }), undefined);
    const problems = [
      checkValue('planted', { dataType: 'aws:ec2:image' }),
      checkValue('planted', { allowedPattern: '^\\d+$' }),
      checkValue('planted'.repeat(2000), {}),
    ];
    for (const problem of problems) assert.doesNotMatch(problem ?? assert.fail('no problem'), /planted/);
  });

  it('has patterns of 1024 characters', () => {
    assert.equal(checkPattern('a'.repeat(1024)), undefined);
    assert.match(checkPattern('a'.repeat(1025)) ?? '', /1024/);
  });
});

describe('a label of a version', () => {
  it('keeps to the rules of Parameter Store', () => {
    for (const right of ['current', 'Release-1.2_x', 'a'.repeat(100)]) {
      assert.equal(checkLabel(right), undefined, right);
    }
    for (const wrong of ['', 'a b', '1st', 'aws-x', 'SSMx', 'a'.repeat(101)]) {
      assert.notEqual(checkLabel(wrong), undefined, wrong);
    }
  });
});

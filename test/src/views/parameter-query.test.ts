import assert from 'node:assert/strict';
import { parseParameterQuery } from '../../../src/views/parameter-query.ts';

describe('parseParameterQuery', () => {
  it('reads words and fields', () => {
    assert.deepEqual(
      parseParameterQuery(
        ' db type:securestring,String TIER:advanced key:alias/aws/ssm tag:env=a=b,c path:/x/y/ pass',
      ),
      {
        filter: {
          words: ['db', 'pass'],
          types: ['SecureString', 'String'],
          tiers: ['Advanced'],
          keys: ['alias/aws/ssm'],
          tags: [{ key: 'env', values: ['a=b', 'c'] }],
          path: '/x/y',
        },
      },
    );
    assert.deepEqual(parseParameterQuery('label:current'), { filter: { labels: ['current'] } });
    assert.deepEqual(parseParameterQuery('owner:Shared'), { filter: { shared: true } });
    assert.deepEqual(parseParameterQuery('owner:self'), { filter: {} });
    assert.deepEqual(parseParameterQuery(''), { filter: {} });
  });

  const problems: readonly (readonly [string, RegExp])[] = [
    ['colour:red', /There is no field "colour"/],
    ['type:Strong', /"Strong" is none of String, StringList, SecureString/],
    ['tier:x', /is none of Standard/],
    ['type:', /like type:SecureString/],
    ['type:String type:StringList', /once/],
    ['tag:=x', /Name the tag/],
    ['tag:a=1 tag:a=2', /tag:a once/],
    ['label:a tier:Standard', /cannot filter by label together with tier/],
    ['path:shop', /begins with a slash/],
    ['path:/a,/b', /one path/],
    ['owner:them', /none of self, shared/],
    ['owner:self,shared', /owner:self or owner:shared/],
    ['owner:shared label:x', /cannot filter shared parameters by label/],
  ];
  for (const [text, problem] of problems) {
    it(`says what is wrong with ${text}`, () => {
      const parsed = parseParameterQuery(text);
      assert.match('problem' in parsed ? parsed.problem : '', problem);
    });
  }
});

import assert from 'node:assert/strict';
import { isTypeOf, parseComplianceQuery, statusesOf } from '../../../src/views/compliance-query.ts';

const filterOf = (text: string) => {
  const parsed = parseComplianceQuery(text);
  return 'filter' in parsed ? parsed.filter : assert.fail(parsed.problem);
};

describe('parseComplianceQuery', () => {
  it('reads words and fields', () => {
    assert.deepEqual(
      filterOf(' Web type:Patch,Custom:Hardening STATUS:Non_Compliant severity:critical,High i-0'),
      {
        words: ['web', 'i-0'],
        types: ['patch', 'custom:hardening'],
        status: 'NON_COMPLIANT',
        severities: ['CRITICAL', 'HIGH'],
      },
    );
    assert.equal(filterOf('status:compliant').status, 'COMPLIANT');
    assert.deepEqual(filterOf(''), { words: [], types: [], status: undefined, severities: [] });
  });

  it('shows what does not comply first, and nothing else where a severity is asked for', () => {
    assert.deepEqual(statusesOf(filterOf('web')), ['NON_COMPLIANT', 'COMPLIANT']);
    assert.deepEqual(statusesOf(filterOf('severity:low')), ['NON_COMPLIANT']);
    assert.deepEqual(statusesOf(filterOf('status:compliant')), ['COMPLIANT']);
  });

  it('means types by name, all own ones, or an own one without its prefix', () => {
    const types = ['Patch', 'Association', 'Custom:Hardening', 'Custom:Patch'];
    const meant = (text: string) => types.filter((type) => isTypeOf(filterOf(text), type));
    assert.deepEqual(meant('web'), types);
    assert.deepEqual(meant('type:association'), ['Association']);
    assert.deepEqual(meant('type:custom'), ['Custom:Hardening', 'Custom:Patch']);
    assert.deepEqual(meant('type:hardening,Association'), ['Association', 'Custom:Hardening']);
    assert.deepEqual(meant('type:Custom:Patch'), ['Custom:Patch']);
    assert.deepEqual(meant('type:Pat'), []);
  });

  const problems: readonly (readonly [string, RegExp])[] = [
    ['colour:red', /There is no field "colour". The fields are type, status, severity/],
    ['severity:bad', /"bad" is none of critical, high, medium, low, informational, unspecified/],
    ['status:odd', /"odd" is none of compliant, non-compliant/],
    ['status:compliant,non-compliant', /one status/],
    ['type:', /like type:Patch/],
    ['type:Patch type:Association', /Write type: once/],
    ['status:compliant severity:high', /Leave it out, or write status:non-compliant/],
  ];
  for (const [text, problem] of problems) {
    it(`says what is wrong with ${text}`, () => {
      const parsed = parseComplianceQuery(text);
      assert.match('problem' in parsed ? parsed.problem : '', problem);
    });
  }
});

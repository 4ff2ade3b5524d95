import assert from 'node:assert/strict';
import { analyze } from '../../../server/analysis.ts';
import { diagnose, diagnoseInSteps } from '../../../server/rules/diagnose.ts';
import { parse } from '../../../server/syntax/parse.ts';

const steps = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `  - { name: s${index}, action: aws:sleep, nextStep: none, inputs: { Duration: PT1S } }\n`,
  ).join('');
const analysisOf = (count: number) =>
  analyze(parse(`schemaVersion: '0.3'\nmainSteps:\n${steps(count)}`, 'yaml'));

describe('diagnose', () => {
  it('finds the same in steps', () => {
    const analysis = analysisOf(3);
    const work = diagnoseInSteps(analysis);
    let turns = 0;
    let turn = work.next();
    for (; turn.done !== true; turn = work.next()) turns += 1;
    assert.ok(turns > 100);
    assert.deepEqual(turn.value, diagnose(analysis));
  });

  it('ends a rule that finds too much, which is no fault of it', () => {
    const faults: string[] = [];
    const found = diagnose(analysisOf(300), { onFault: (code) => faults.push(code) });
    const unknown = found.filter(({ code }) => code === 'flow-unknown-step');
    assert.equal(unknown.length, 200);
    assert.deepEqual(faults, []);
  });
});

import assert from 'node:assert/strict';
import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';
import { diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'flow-branch-fallthrough';
const sleep = (name: string, more = ''): string => `  - name: ${name}
    action: aws:sleep
    inputs: { Duration: PT10S }
${more}`;
const branch = (choices: string, steps: string): string => `schemaVersion: '0.3'
mainSteps:
  - name: choose
    action: aws:branch
    inputs:
${choices}${steps}`;
const sizes = `      Choices:
        - { NextStep: small, Variable: '{{ Size }}', StringEquals: S }
        - { NextStep: large, Variable: '{{ Size }}', StringEquals: L }
`;
const end = '    isEnd: true\n';
const reported = `  - name: small
#         ^^^^^ flow-branch-fallthrough: "small" goes on with "large", which "choose" chooses in another case; end "small" with nextStep or isEnd
`;
const body = '    action: aws:sleep\n    inputs: { Duration: PT10S }\n';

describe(code, () => {
  it('reports the way into another choice', () => {
    checkInBoth(code, branch(sizes + end, reported + body + sleep('large')));
  });

  it('reports it behind further steps', () => {
    checkInBoth(
      code,
      branch(
        sizes + end,
        `${sleep('small')}  - name: more
#         ^^^^ flow-branch-fallthrough: "more" goes on with "large", which "choose" chooses in another case; end "more" with nextStep or isEnd
${body}${sleep('large')}`,
      ),
    );
  });

  it('leaves ways alone that end or lead elsewhere', () => {
    checkInBoth(code, branch(sizes + end, sleep('small', end) + sleep('large')));
    checkInBoth(
      code,
      branch(
        sizes + end,
        sleep('small', '    nextStep: last\n') + sleep('large', '    nextStep: last\n') + sleep('last'),
      ),
    );
  });

  it('leaves steps alone that are done only sometimes', () => {
    const choices = `      Choices:
        - { NextStep: small, Variable: '{{ Size }}', StringEquals: S }
        - { NextStep: other, Variable: '{{ Size }}', StringEquals: O }
      Default: large
`;
    checkInBoth(
      code,
      branch(choices, sleep('other', '    nextStep: large\n') + sleep('small') + sleep('large')),
    );
    const yesOrNo = `      Choices:
        - { NextStep: small, Variable: '{{ First }}', StringEquals: 'Yes' }
        - { NextStep: large, Variable: '{{ First }}', StringEquals: 'No' }
`;
    checkInBoth(code, branch(yesOrNo + end, sleep('small') + sleep('large')));
  });

  it('leaves a step alone to which others lead by name', () => {
    checkInBoth(
      code,
      branch(
        `${sizes}        - { NextStep: huge, Variable: '{{ Size }}', StringEquals: X }\n${end}`,
        sleep('huge', '    nextStep: large\n') + sleep('small') + sleep('large'),
      ),
    );
  });

  it('only hints at choices that are steps of one process', () => {
    const found = diagnosticsOf(
      branch(`${sizes}      Default: last\n`, sleep('small') + sleep('large') + sleep('last')),
    ).filter((diagnostic) => diagnostic.code === code);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['hint'],
    );
  });

  it('ends the run', () => {
    checkFixInBoth(
      code,
      branch(sizes + end, sleep('small') + sleep('large')),
      branch(sizes + end, sleep('small', end) + sleep('large')),
    );
  });
});

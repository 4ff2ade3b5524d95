import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-name-too-long';

describe(code, () => {
  it('reports more than 50 characters', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef: { type: String }
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ param-name-too-long: Nobody can give a value for this parameter: names longer than 50 characters are refused at the start of a run
mainSteps: []
`,
    );
  });

  it('leaves 50 characters alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee: { type: String }
mainSteps: []
`,
    );
  });

  it('leaves Command documents alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef: { type: String }
mainSteps: []
`,
    );
  });
});

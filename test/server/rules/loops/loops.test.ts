import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const wait = "{ name: wait, action: 'aws:sleep', inputs: { Duration: PT10S } }";
const loop = (inputs: string, steps = wait): string => `schemaVersion: '0.3'
mainSteps:
  - name: repeat
    action: aws:loop
    inputs:
${inputs}      Steps: [${steps}]
`;
const whileLess = "      LoopCondition: { Variable: '{{ repeat.CurrentIteration }}', NumericLesser: 3 }\n";

describe('loop-max', () => {
  const code = 'loop-max';

  it('reports numbers and lists out of the range', () => {
    checkInBoth(
      code,
      loop(`      MaxIterations: 101
#                    ^^^ loop-max: A loop makes 1 to 100 iterations, not 101
${whileLess}`),
    );
    checkInBoth(
      code,
      loop(`      MaxIterations: '0'
#                    ^^^ loop-max: A loop makes 1 to 100 iterations, not 0
      Iterators: []
#     ^^^^^^^^^ loop-max: A loop goes through 1 to 100 items, and this list has none
`),
    );
    const items = Array.from({ length: 101 }, (_, index) => `i${index}`).join(', ');
    checkInBoth(
      code,
      loop(`      Iterators: [${items}]
#     ^^^^^^^^^ loop-max: A loop goes through 1 to 100 items, and this list has 101
`),
    );
  });

  it('leaves the ends of the range and references alone', () => {
    checkInBoth(code, loop(`      MaxIterations: 100\n${whileLess}`));
    checkInBoth(code, loop(`      MaxIterations: '{{ Count }}'\n${whileLess}`));
    checkInBoth(code, loop("      MaxIterations: 1\n      Iterators: ['{{ List }}']\n"));
    checkInBoth(code, loop("      Iterators: '{{ List }}'\n"));
  });

  it('takes the nearest number', () => {
    checkFixInBoth(
      code,
      loop(`      MaxIterations: 500\n${whileLess}`),
      loop(`      MaxIterations: 100\n${whileLess}`),
    );
  });
});

describe('loop-while-no-max', () => {
  const code = 'loop-while-no-max';

  it('reports a condition alone', () => {
    checkInBoth(
      code,
      loop(`      LoopCondition: { Variable: '{{ repeat.CurrentIteration }}', NumericLesser: 3 }
#     ^^^^^^^^^^^^^ loop-while-no-max: Nothing ends this loop but its condition and the limit of 100; say with MaxIterations how often it may run
`),
    );
  });

  it('leaves limits and lists alone', () => {
    checkInBoth(code, loop(`      MaxIterations: '{{ Count }}'\n${whileLess}`));
    checkInBoth(code, loop('      Iterators: [a]\n'));
  });

  it('adds the limit', () => {
    checkFixInBoth(code, loop(whileLess), loop(`      MaxIterations: 100\n${whileLess}`));
  });
});

describe('loop-value-while', () => {
  const code = 'loop-value-while';
  const sleep = (duration: string): string =>
    `{ name: wait, action: 'aws:sleep', inputs: { Duration: '${duration}' } }`;

  it('reports the item of a loop without a list', () => {
    checkInBoth(
      code,
      loop(
        whileLess,
        `
        { name: wait, action: 'aws:sleep', inputs: { Duration: 'PT{{ repeat.CurrentIteratorValue }}S' } }
#                                                                           ^^^^^^^^^^^^^^^^^^^^ loop-value-while: "repeat" repeats while a condition holds, so it has no item; CurrentIteration counts its iterations
      `,
      ),
    );
  });

  it('leaves the counter, and the items of a list, alone', () => {
    checkInBoth(code, loop(whileLess, sleep('PT{{ repeat.CurrentIteration }}S')));
    checkInBoth(code, loop('      Iterators: [1, 2]\n', sleep('PT{{ repeat.CurrentIteratorValue }}S')));
  });
});

describe('loop-condition-never-changes', () => {
  const code = 'loop-condition-never-changes';
  const over = (variable: string): string =>
    `      MaxIterations: 9\n      LoopCondition: { Variable: '{{ ${variable} }}', StringEquals: a }\n`;

  it('reports a condition over what no step of the loop gives', () => {
    checkInBoth(
      code,
      loop(`      MaxIterations: 9
      LoopCondition: { Not: { Variable: '{{ Mode }}', StringEquals: a } }
#     ^^^^^^^^^^^^^ loop-condition-never-changes: No step of the loop changes what this condition compares, so it repeats once or to the limit
`),
    );
  });

  it('leaves outputs of its steps, its counter and its variables alone', () => {
    checkInBoth(code, loop(over('wait.Status')));
    checkInBoth(code, loop(over('repeat.CurrentIteration')));
    const set = "{ name: set, action: 'aws:updateVariable', inputs: { Name: 'variable:Mode', Value: b } }";
    checkInBoth(code, loop(over('variable:Mode'), set));
    const nested = `{ name: in, action: 'aws:loop', inputs: { Iterators: [a], Steps: [${set}] } }`;
    checkInBoth(code, loop(over('variable:Mode'), nested));
  });

  it('leaves loops alone whose number of iterations is worked out', () => {
    checkInBoth(
      code,
      loop(`      MaxIterations: '{{ plan.Count }}'
      LoopCondition: { Variable: '{{ plan.Rows }}', NumericGreater: 0 }
`),
    );
  });

  it('leaves conditions without any reference to branch-constant', () => {
    checkInBoth(
      code,
      loop('      MaxIterations: 9\n      LoopCondition: { Variable: a, StringEquals: a }\n'),
    );
  });
});

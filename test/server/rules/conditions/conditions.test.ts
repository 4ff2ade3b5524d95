import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const branch = (choices: string, rest = ''): string => `schemaVersion: '0.3'
parameters: { Name: { type: String }, Count: { type: Integer } }
mainSteps:
  - name: choose
    action: aws:branch
    inputs:
      Choices:
${choices}${rest}`;

describe('branch-choice-keys', () => {
  const code = 'branch-choice-keys';

  it('reports what a choice lacks', () => {
    checkInBoth(
      code,
      branch(`        - { Variable: '{{ a.b }}', StringEquals: c }
#           ^^^^^^^^ branch-choice-keys: A choice needs NextStep, the step that it leads to
        - { NextStep: x, Variable: '{{ a.b }}' }
#           ^^^^^^^^ branch-choice-keys: A condition needs an operator such as StringEquals
        - { NextStep: x, StringEquals: c }
#           ^^^^^^^^ branch-choice-keys: A condition needs Variable, the value to compare
        - NextStep: x
          And:
            - { Variable: '{{ a.b }}', StringEquals: c }
            - { BooleanEquals: true }
#               ^^^^^^^^^^^^^ branch-choice-keys: A condition needs Variable, the value to compare
`),
    );
  });

  it('leaves whole choices alone', () => {
    checkInBoth(
      code,
      branch(`        - { NextStep: x, Variable: '{{ a.b }}', StringEquals: c }
        - { NextStep: x, Not: { Variable: '{{ a.b }}', StringEquals: c } }
`),
    );
  });
});

describe('branch-operator', () => {
  const code = 'branch-operator';

  it('reports operators that do not exist, also in loops', () => {
    checkInBoth(
      code,
      branch(
        `        - { NextStep: x, Variable: '{{ a }}', StringLike: b }
#                                             ^^^^^^^^^^ branch-operator: Conditions have no "StringLike"; did you mean "Contains"?
        - { NextStep: x, Variable: '{{ a }}', StringNotEquals: b }
#                                             ^^^^^^^^^^^^^^^ branch-operator: Conditions have no "StringNotEquals"; write Not around StringEquals
`,
        `  - name: repeat
    action: aws:loop
    inputs:
      LoopCondition: { Variable: '{{ a }}', IsNull: true, NextStep: x }
#                                           ^^^^^^ branch-operator: Conditions have no "IsNull"
#                                                         ^^^^^^^^ branch-operator: Conditions have no "NextStep"
`,
      ),
    );
  });

  it('leaves operators alone', () => {
    checkInBoth(code, branch("        - { NextStep: x, Variable: '{{ a }}', NumericLesserOrEquals: 3 }\n"));
  });

  it('writes the operator that is meant', () => {
    checkFix(
      code,
      branch("        - { NextStep: x, Variable: '{{ a }}', stringEquals: b }\n"),
      branch("        - { NextStep: x, Variable: '{{ a }}', StringEquals: b }\n"),
    );
  });
});

describe('branch-and-or', () => {
  const code = 'branch-and-or';

  it('reports less than two conditions', () => {
    checkInBoth(
      code,
      branch(`        - NextStep: x
          Or: [{ Variable: '{{ a }}', StringEquals: b }]
#         ^^ branch-and-or: Or takes two conditions or more; write the one condition without it
        - NextStep: x
          And: { Variable: '{{ a }}', StringEquals: b }
#         ^^^ branch-and-or: And takes a list of conditions
`),
    );
  });

  it('leaves two conditions, and Not, alone', () => {
    checkInBoth(
      code,
      branch(`        - NextStep: x
          And:
            - { Variable: '{{ a }}', StringEquals: b }
            - Not: { Variable: '{{ a }}', StringEquals: c }
`),
    );
  });
});

describe('branch-no-default', () => {
  const code = 'branch-no-default';
  const choice = "        - { NextStep: later, Variable: '{{ Name }}', StringEquals: b }\n";
  const others = '  - name: between\n  - name: later\n';

  it('says what happens without a match', () => {
    checkInBoth(
      code,
      branch(choice, others).replace(
        'action: aws:branch\n',
        `action: aws:branch
#           ^^^^^^^^^^ branch-no-default: When no choice matches, "between" runs; say so with Default
`,
      ),
    );
  });

  it('leaves branches alone that say it, and those that always match', () => {
    checkInBoth(code, branch(choice, `      Default: later\n${others}`));
    checkInBoth(code, branch(choice, `    isEnd: true\n${others}`));
    checkInBoth(
      code,
      branch(
        `        - { NextStep: later, Variable: '{{ a.b }}', BooleanEquals: true }
        - { NextStep: between, Variable: '{{a.b}}', BooleanEquals: false }
`,
        others,
      ),
    );
  });

  it('adds what would happen', () => {
    checkFix(code, branch(choice, others), branch(choice, `      Default: between\n${others}`));
    checkFix(code, branch(choice), branch(choice, '    isEnd: true\n'));
  });
});

describe('branch-type', () => {
  const code = 'branch-type';

  it('hints at values that do not fit', () => {
    checkInBoth(
      code,
      branch(
        `        - { NextStep: x, Variable: '{{ Name }}', NumericGreater: 3 }
#                                  ^^^^^^^^^^^^ branch-type: NumericGreater compares a number, and "{{ Name }}" is a String
        - { NextStep: x, Variable: '{{ Count }}', NumericGreater: three }
#                                                                 ^^^^^ branch-type: NumericGreater compares with a number, not with "three"
        - { NextStep: x, Variable: '{{ call.Id }}', BooleanEquals: true }
#                                  ^^^^^^^^^^^^^^^ branch-type: BooleanEquals compares true or false, and "{{ call.Id }}" is a String
`,
        '  - { name: call, outputs: [{ Name: Id, Selector: $.Id }] }\n',
      ),
    );
  });

  it('leaves values that fit, and unknown ones, alone', () => {
    checkInBoth(
      code,
      branch(`        - { NextStep: x, Variable: '{{ Count }}', NumericGreater: '3' }
        - { NextStep: x, Variable: '{{ other.Thing }}', BooleanEquals: 'true' }
`),
    );
  });
});

describe('branch-constant', () => {
  const code = 'branch-constant';

  it('hints at texts that never change', () => {
    checkInBoth(
      code,
      branch(`        - { NextStep: x, Variable: Name, StringEquals: a }
#                                  ^^^^ branch-constant: "Name" is a text that never changes; compare a reference such as {{ Name }}
        - { NextStep: x, Variable: yes, StringEquals: yes }
#                                  ^^^ branch-constant: "yes" is a text that never changes; compare a reference such as {{ step.Output }}
`),
    );
  });

  it('leaves references, on either side, alone', () => {
    checkInBoth(code, branch("        - { NextStep: x, Variable: prod, StringEquals: '{{ Name }}' }\n"));
  });

  it('puts braces around a parameter', () => {
    checkFix(
      code,
      branch('        - { NextStep: x, Variable: Name, StringEquals: a }\n'),
      branch('        - { NextStep: x, Variable: "{{ Name }}", StringEquals: a }\n'),
    );
  });
});

describe('branch-type of what outputs and variables declare', () => {
  const code = 'branch-type';
  const choose = (choice: string): string => `schemaVersion: '0.3'
variables: { Tries: { type: Integer, default: 0 }, Seen: { type: StringMap, default: {} } }
mainSteps:
  - name: get
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeVolumes }
    outputs:
      - { Name: Ids, Selector: '$.Volumes..VolumeId', Type: StringList }
      - { Name: Encrypted, Selector: '$.Volumes[0].Encrypted', Type: Boolean }
  - name: choose
    action: aws:branch
    inputs:
      Choices:
${choice}    isEnd: true
  - { name: last, action: 'aws:sleep', inputs: { Duration: PT10S } }
`;

  it('reports operators that the type does not have', () => {
    checkInBoth(
      code,
      choose(
        `        - { NextStep: last, Variable: '{{ get.Ids }}', StringEquals: a }
#                                     ^^^^^^^^^^^^^^^ branch-type: StringEquals compares a text, and "{{ get.Ids }}" is a StringList
        - { NextStep: last, Variable: '{{ variable:Seen }}', Contains: a }
#                                     ^^^^^^^^^^^^^^^^^^^^^ branch-type: Contains compares a text, and "{{ variable:Seen }}" is a StringMap
        - { NextStep: last, Variable: '{{ variable:Tries }}', BooleanEquals: true }
#                                     ^^^^^^^^^^^^^^^^^^^^^^ branch-type: BooleanEquals compares true or false, and "{{ variable:Tries }}" is an Integer
`,
      ),
    );
  });

  it('leaves operators alone that fit', () => {
    checkInBoth(
      code,
      choose(`        - { NextStep: last, Variable: '{{ variable:Tries }}', NumericGreater: 3 }
        - { NextStep: last, Variable: '{{ variable:Tries }}', StringEquals: '3' }
        - { NextStep: last, Variable: '{{ get.Encrypted }}', BooleanEquals: true }
        - { NextStep: last, Variable: '{{ get.OutputPayload.x }}', NumericEquals: 1 }
`),
    );
  });
});

import assert from 'node:assert/strict';
import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';
import { diagnosticsOf } from '../../../support/check-rule.ts';

const declared = 'variables: { Count: { type: Integer, default: 0 }, Names: { type: StringList } }\n';
const runbook = (inputs: string, variables = declared): string => `schemaVersion: '0.3'
${variables}mainSteps:
  - name: set
    action: aws:updateVariable
    inputs:
${inputs}`;

describe('variable-name', () => {
  const code = 'variable-name';

  it('reports names without their prefix, and names of no variable', () => {
    checkInBoth(
      code,
      runbook(`      Name: Count
#           ^^^^^ variable-name: A variable is named as variable:NAME, not "Count"
      Value: 1
`),
    );
    checkInBoth(
      code,
      runbook(`      Name: variable:Conut
#           ^^^^^^^^^^^^^^ variable-name: There is no variable "Conut"; did you mean "Count"?
      Value: 1
`),
    );
    checkInBoth(
      code,
      runbook(
        `      Name: variable:Count
#           ^^^^^^^^^^^^^^ variable-name: There is no variable "Count"; declare it under variables
      Value: 1
`,
        '',
      ),
    );
  });

  it('leaves declared names and references alone', () => {
    checkInBoth(code, runbook('      Name: variable:Count\n      Value: 1\n'));
    checkInBoth(code, runbook("      Name: '{{ Which }}'\n      Value: 1\n"));
  });

  it('writes the prefix and the name that is meant', () => {
    const right = runbook('      Name: variable:Count\n');
    checkFixInBoth(code, runbook('      Name: Count\n'), right);
    checkFixInBoth(code, runbook('      Name: variable:count\n'), right);
  });
});

describe('variable-undeclared', () => {
  const code = 'variable-undeclared';

  it('reports references to variables that are not declared, also in scripts and loops', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
${declared}mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Iterators: ['{{ variable:Names }}']
      Steps:
        - name: wait
          action: aws:sleep
          inputs: { Duration: 'PT{{ variable:Cuont }}S' }
#                                            ^^^^^ variable-undeclared: There is no variable "Cuont"; did you mean "Count"?
`,
    );
  });

  it('leaves declared ones, and descriptions, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
description: 'Write {{ variable:Name }}'
${declared}mainSteps:
  - { name: wait, action: 'aws:sleep', inputs: { Duration: 'PT{{ variable:Count }}S' } }
`,
    );
  });

  it('declares it, or writes the one that is meant', () => {
    const wait = (name: string): string =>
      `mainSteps:\n  - { name: wait, action: 'aws:sleep', inputs: { Duration: 'PT{{ variable:${name} }}S' } }\n`;
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'\n${declared}${wait('count')}`,
      `schemaVersion: '0.3'\n${declared}${wait('Count')}`,
    );
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'\n${wait('Other')}`,
      `schemaVersion: '0.3'\nvariables:\n  Other:\n    type: String\n    default: ''\n${wait('Other')}`,
    );
  });
});

describe('variable-type', () => {
  const code = 'variable-type';

  it('reports types that do not exist and defaults that do not have them', () => {
    checkInBoth(
      code,
      runbook(
        '      Name: variable:A\n',
        `variables:
  A: { type: Number }
#            ^^^^^^ variable-type: Variables have no type "Number"; did you mean "Integer"?
  B: { type: Boolean, default: perhaps }
#                              ^^^^^^^ variable-type: "B" is a Boolean, so its value is true or false
  C: { type: MapList, default: { a: b } }
#                              ^^^^^^^^ variable-type: "C" is a MapList, so its value is a list of maps
`,
      ),
    );
  });

  it('reports values that a step gives', () => {
    checkInBoth(
      code,
      runbook(`      Name: variable:Count
      Value: abc
#            ^^^ variable-type: "Count" is an Integer, so its value is a whole number
`),
    );
    checkInBoth(
      code,
      runbook(`      Name: variable:Names
      Value: { a: b }
#            ^^^^^^^^ variable-type: "Names" is a StringList, so its value is a list of texts
`),
    );
  });

  it('warns of references of another type', () => {
    const text = runbook(
      "      Name: variable:Count\n      Value: '{{ variable:Seen }}'\n",
      'variables: { Count: { type: Integer, default: 0 }, Seen: { type: StringMap, default: {} } }\n',
    );
    const found = diagnosticsOf(text).filter((diagnostic) => diagnostic.code === code);
    assert.deepEqual(
      found.map(({ severity, message }) => `${severity}: ${message}`),
      ['warning: This is a StringMap, and the variable "Count" an Integer'],
    );
  });

  it('leaves values alone that have the type or convert to it', () => {
    checkInBoth(
      code,
      runbook(
        "      Name: variable:Count\n      Value: '{{ variable:Text }}'\n",
        `variables:
  Count: { type: Integer, default: '7' }
  Text: { type: String, default: 5 }
  Names: { type: StringList, default: a }
  Map: { type: StringMap, default: '{"a": 1}' }
  Maps: { type: MapList, default: [{ a: b }] }
  Flag: { type: Boolean, default: 'true' }
  None: { type: Integer }
`,
      ),
    );
  });

  it('writes the type that is meant', () => {
    const typed = (type: string): string =>
      runbook('      Name: variable:A\n', `variables: { A: { type: ${type} } }\n`);
    checkFixInBoth(code, typed('string'), typed('String'));
  });
});

describe('variable-unused', () => {
  const code = 'variable-unused';

  it('reports what nothing reads', () => {
    checkInBoth(
      code,
      runbook(
        '      Name: variable:Count\n      Value: 1\n',
        `variables:
  Count: { type: Integer, default: 0 }
# ^^^^^ variable-unused: Nothing reads the variable "Count", though a step updates it
  Other: { type: String }
# ^^^^^ variable-unused: Nothing reads the variable "Other"
`,
      ),
    );
  });

  it('leaves alone what a step reads', () => {
    checkInBoth(
      code,
      runbook(
        "      Name: variable:Count\n      Value: '{{ variable:Count }}'\n",
        'variables: { Count: { type: Integer } }\n',
      ),
    );
  });

  it('takes it out', () => {
    const used = "      Name: variable:Count\n      Value: '{{ variable:Count }}'\n";
    checkFixInBoth(
      code,
      runbook(used, 'variables: { Count: { type: Integer }, Other: { type: String } }\n'),
      runbook(used, 'variables: { Count: { type: Integer } }\n'),
    );
  });
});

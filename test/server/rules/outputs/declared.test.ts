import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const step = (outputs: string, action = 'aws:executeAwsApi'): string => `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: ${action}
    outputs:
${outputs}`;

describe('output-keys', () => {
  const code = 'output-keys';

  it('reports outputs without Name or Selector', () => {
    checkInBoth(
      code,
      step(`      - Name: a
#       ^^^^ output-keys: An output needs "Selector"
      - Type: String
#       ^^^^ output-keys: An output needs "Name" and "Selector"
`),
    );
  });

  it('leaves outputs without Type alone', () => {
    checkInBoth(code, step('      - { Name: a, Selector: $.a }\n'));
  });

  it('derives one from the other', () => {
    checkFix(code, step('      - Name: a\n'), step('      - Name: a\n        Selector: $.a\n'));
    checkFix(
      code,
      step('      - Name: a\n', 'aws:executeScript'),
      step('      - Name: a\n        Selector: $.Payload.a\n', 'aws:executeScript'),
    );
    checkFix(
      code,
      step("      - Selector: '$.Images[0].Id'\n"),
      step("      - Name: Id\n        Selector: '$.Images[0].Id'\n"),
    );
  });
});

describe('output-type', () => {
  const code = 'output-type';

  it('reports types that outputs do not have', () => {
    checkInBoth(
      code,
      step(`      - { Name: a, Selector: $.a, Type: List }
#                                       ^^^^ output-type: Outputs have no type "List"; did you mean "StringList"?
      - { Name: b, Selector: $.b, Type: string }
#                                       ^^^^^^ output-type: Outputs have no type "string"; did you mean "String"?
      - { Name: c, Selector: $.c, Type: Whatever }
#                                       ^^^^^^^^ output-type: Outputs have no type "Whatever"; write "String", "StringList", "Integer", "Boolean", "StringMap", …
`),
    );
  });

  it('leaves the six types alone', () => {
    checkInBoth(code, step('      - { Name: a, Selector: $.a, Type: MapList }\n      - { Name: b }\n'));
  });

  it('writes the right type', () => {
    checkFix(code, step('      - { Type: Number }\n'), step('      - { Type: Integer }\n'));
  });
});

describe('output-reserved', () => {
  const code = 'output-reserved';

  it('reports names that the action takes', () => {
    checkInBoth(
      code,
      step(
        `      - { Name: Payload, Selector: $.Payload }
#               ^^^^^^^ output-reserved: aws:invokeLambdaFunction has an output "Payload" of its own; give this one another name
`,
        'aws:invokeLambdaFunction',
      ),
    );
  });

  it('leaves them alone elsewhere', () => {
    checkInBoth(code, step('      - { Name: Payload, Selector: $.Payload }\n', 'aws:executeScript'));
  });
});

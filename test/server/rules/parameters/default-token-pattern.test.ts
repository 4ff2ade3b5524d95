import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'default-token-pattern';
const account = (pattern: string, value = "'{{ global:ACCOUNT_ID }}'"): string =>
  `schemaVersion: '0.3'\nparameters:\n  Account:\n    type: String\n    default: ${value}\n    allowedPattern: '${pattern}'\n`;

describe(code, () => {
  it('reports a pattern that wants the filled-in value', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Account:
    type: String
    default: '{{ global:ACCOUNT_ID }}'
#            ^^^^^^^^^^^^^^^^^^^^^^^^^ default-token-pattern: allowedPattern is compared with "{{ global:ACCOUNT_ID }}" as it stands here, before the value is filled in, and does not match it
    allowedPattern: '^\\d{12}$'
`,
    );
  });

  it('leaves patterns alone that name the reference, are no patterns, or have another default', () => {
    checkInBoth(code, account('^\\d{12}$|^\\{\\{ global:ACCOUNT_ID \\}\\}$'));
    checkInBoth(code, account('[a-z'));
    checkInBoth(code, account('^\\d{12}$', "'123456789012'"));
    checkInBoth(code, account('^\\d{12}$', "'{{ ssm:account }}'"));
  });
});

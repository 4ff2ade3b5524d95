import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'secret-default';

describe(code, () => {
  it('reports secrets by their name', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Password: { type: String, default: x1 }
#                                    ^^ secret-default: All who can read the document know this default of "Password"; keep it in Parameter Store or Secrets Manager
  apiKey: { type: String, default: abc }
#                                  ^^^ secret-default
`,
    );
  });

  it('leaves names of secrets, words and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  SecretName: { type: String, default: x }
  SecretArn: { type: String, default: arn:aws:secretsmanager:x }
  Password: { type: String, default: '' }
  AuthToken: { type: String, default: '{{ ssm:t:1 }}' }
  NextToken: { type: String, default: abc }
  Secret: { type: String, default: /app/secret }
  PrivateKey: { type: String, default: none, allowedValues: [none, some] }
`,
    );
  });
});

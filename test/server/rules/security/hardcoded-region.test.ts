import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'hardcoded-region';
const publish = (topic: string, more = ''): string => `schemaVersion: '0.3'
mainSteps:
  - name: tell
    action: aws:executeAwsApi
    inputs:
      Service: sns
      Api: Publish
      Message: done
      TopicArn: ${topic}
${more}`;

describe(code, () => {
  it('reports the Region and the account of an ARN', () => {
    checkInBoth(
      code,
      publish(
        'arn:aws:sns:us-east-1:123456789012:done',
        `#                           ^^^^^^^^^ hardcoded-region: This binds the runbook to one Region; {{ global:REGION }} is the one that it runs in
#                                     ^^^^^^^^^^^^ hardcoded-region: This binds the runbook to one account; {{ global:ACCOUNT_ID }} is the one that it runs in
`,
      ),
    );
  });

  it('looks into lists, maps and loops', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: each
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - name: attach
          action: aws:executeAwsApi
          inputs: { Service: iam, Api: X, Deep: [{ Arn: 'see arn:aws:iam::123456789012:role/a' }] }
#                                                                         ^^^^^^^^^^^^ hardcoded-region
`,
    );
  });

  it('leaves variables, policies of AWS, code and descriptions alone', () => {
    checkInBoth(code, publish("'arn:aws:sns:{{ global:REGION }}:{{ global:ACCOUNT_ID }}:done'"));
    checkInBoth(code, publish('arn:aws:iam::aws:policy/ReadOnlyAccess'));
    checkInBoth(code, publish("'{{ Topic }}'", '    description: arn:aws:sns:us-east-1:123456789012:done\n'));
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs: { Runtime: python3.11, Handler: f, Script: 'a = "arn:aws:sns:us-east-1:123456789012:done"' }
`,
    );
  });

  it('writes the variable', () => {
    checkFixInBoth(
      code,
      publish('arn:aws:sns:us-east-1:{{ global:ACCOUNT_ID }}:done'),
      publish("'arn:aws:sns:{{ global:REGION }}:{{ global:ACCOUNT_ID }}:done'"),
    );
    checkFixInBoth(
      code,
      publish('"arn:aws:iam::123456789012:role/a"'),
      publish('"arn:aws:iam::{{ global:ACCOUNT_ID }}:role/a"'),
    );
  });
});

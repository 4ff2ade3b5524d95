import { checkFix, checkRule } from '../../../support/check-rule.ts';
import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'order-of-keys';
const steps = "mainSteps:\n  - { name: wait, action: 'aws:sleep', inputs: { Duration: 'PT{{ Time }}S' } }\n";
const parameters = 'parameters:\n  Time: { type: String }\n';

describe(code, () => {
  it('reports declarations behind the steps', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
${steps}parameters:
^^^^^^^^^^ order-of-keys: Readers look for "parameters" before the steps that use it
  Time: { type: String }
description: a
assumeRole: '{{ Role }}'
^^^^^^^^^^ order-of-keys: Readers look for "assumeRole" before the steps that use it
`,
    );
  });

  it('leaves other orders, and keys by the alphabet, alone', () => {
    checkInBoth(
      code,
      `${parameters}description: a\n${steps}outputs: [wait.OutputPayload]\nschemaVersion: '0.3'\n`,
    );
    checkRule(code, '{ "description": "a", "mainSteps": [], "parameters": {}, "schemaVersion": "0.3" }');
  });

  it('puts the keys in order, each with its comments', () => {
    checkFix(
      code,
      `# What it is for.
schemaVersion: '0.3'
# The steps.
${steps}# How long.
${parameters}
# More.
description: |
  a
  # b
`,
      `# What it is for.
schemaVersion: '0.3'
# More.
description: |
  a
  # b
# How long.
${parameters}
# The steps.
${steps}`,
    );
  });

  it('offers no order for JSON, nor for a last line without an end', () => {
    const none = (text: string): void => {
      let offered = true;
      try {
        checkFix(code, text, text);
      } catch (error) {
        offered = !String(error).includes('offers no fix');
      }
      if (offered) throw new Error(`offers a fix for ${text}`);
    };
    none(`schemaVersion: '0.3'\n${steps}${parameters.trimEnd()}`);
    none('{ "schemaVersion": "0.3", "mainSteps": [], "parameters": {} }');
  });
});

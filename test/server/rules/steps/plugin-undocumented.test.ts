import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'plugin-undocumented';

describe(code, () => {
  it('reports the name', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configureDaemon
#           ^^^^^^^^^^^^^^^^^^^ plugin-undocumented: The agent knows the name aws:configureDaemon, but has nothing behind it
`,
    );
  });

  it('leaves documented plugins alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:refreshAssociation' }
`,
    );
  });
});

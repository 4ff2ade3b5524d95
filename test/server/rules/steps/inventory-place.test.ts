import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'inventory-place';

describe(code, () => {
  it('reports inventory among other steps', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:softwareInventory
#           ^^^^^^^^^^^^^^^^^^^^^ inventory-place: aws:softwareInventory works in State Manager associations only, not in Run Command
    inputs: { applications: Enabled }
  - { name: b, action: 'aws:refreshAssociation' }
`,
    );
  });

  it('leaves documents of inventory alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.0'
mainSteps:
  - { name: a, action: 'aws:softwareInventory', inputs: { applications: Enabled } }
`,
    );
  });
});

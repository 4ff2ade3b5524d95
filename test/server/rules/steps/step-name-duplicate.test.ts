import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-name-duplicate';

describe(code, () => {
  it('reports the second one', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:refreshAssociation' }
  - { name: a, action: 'aws:refreshAssociation' }
#           ^ step-name-duplicate: There already is a step "a"
`,
    );
  });

  it('leaves names alone that differ in case', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:refreshAssociation' }
  - { name: A, action: 'aws:refreshAssociation' }
`,
    );
  });

  it('renames the second one to a free name', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:refreshAssociation' }
  - { name: a2, action: 'aws:refreshAssociation' }
  - { name: a, action: 'aws:refreshAssociation' }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:refreshAssociation' }
  - { name: a2, action: 'aws:refreshAssociation' }
  - { name: a3, action: 'aws:refreshAssociation' }
`,
    );
  });
});

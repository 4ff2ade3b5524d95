import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'tags-one-id';

describe(code, () => {
  it('reports the second of several ids', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:createTags
    inputs: { ResourceType: Parameter, ResourceIds: [one, two, three], Tags: [{ Key: k, Value: v }] }
#                                                         ^^^ tags-one-id: Only EC2 resources are tagged several at once; give each Parameter a step of its own
`,
    );
  });

  it('leaves EC2, single ids and unknown types alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:createTags', inputs: { ResourceType: EC2, ResourceIds: [one, two], Tags: [] } }
  - { name: b, action: 'aws:createTags', inputs: { ResourceIds: [one, two], Tags: [] } }
  - { name: c, action: 'aws:createTags', inputs: { ResourceType: Parameter, ResourceIds: [one], Tags: [] } }
  - { name: d, action: 'aws:createTags', inputs: { ResourceType: '{{ type }}', ResourceIds: [one, two], Tags: [] } }
  - { name: e, action: 'aws:createTags', inputs: { ResourceType: Parameter, ResourceIds: '{{ ids }}', Tags: [] } }
`,
    );
  });
});

import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'docker-action-inputs';

describe(code, () => {
  it('reports each missing object', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runDockerAction
    inputs: { action: Run }
#                     ^^^ docker-action-inputs: "Run" needs the input "image"
  - name: b
    action: aws:runDockerAction
    inputs: { action: Inspect }
#                     ^^^^^^^ docker-action-inputs: "Inspect" needs the input "container" or "image"
`,
    );
  });

  it('leaves verbs alone that have or need nothing', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runDockerAction', inputs: { action: Ps } }
  - { name: b, action: 'aws:runDockerAction', inputs: { action: Inspect, image: x } }
  - { name: c, action: 'aws:runDockerAction', inputs: { action: constructor } }
`,
    );
  });

  it('adds the input', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runDockerAction', inputs: { action: Start } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runDockerAction', inputs: { action: Start, container: '' } }
`,
    );
  });
});

import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'output-unused';
const find = (outputs: string, rest = ''): string => `schemaVersion: '0.3'
mainSteps:
  - name: find
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeVolumes }
${outputs}${rest}`;
const id = "{ Name: Id, Selector: '$.Volumes[0].VolumeId', Type: String }";
const all = "{ Name: All, Selector: '$.Volumes', Type: MapList }";
const wait = (duration: string): string =>
  `  - { name: wait, action: 'aws:sleep', inputs: { Duration: '${duration}' } }\n`;

describe(code, () => {
  it('reports what nothing reads', () => {
    checkInBoth(
      code,
      find(
        `    outputs:
      - { Name: Id, Selector: '$.Volumes[0].VolumeId', Type: String }
#               ^^ output-unused: Nothing reads the output "Id"
      - ${all}
`,
        wait('PT{{ find.All[0].Size }}S'),
      ),
    );
  });

  it('leaves alone what a step or the runbook reads', () => {
    checkInBoth(code, find(`    outputs: [${id}]\n`, wait('PT{{ find.Id }}S')));
    checkInBoth(code, find(`    outputs: [${id}]\n`, 'outputs: [find.Id]\n'));
    checkInBoth(code, find(`    outputs: [${id}]\n`, "outputs: ['find.*']\n"));
  });

  it('takes it out', () => {
    checkFixInBoth(
      code,
      find(`    outputs: [${id}, ${all}]\n`, 'outputs: [find.All]\n'),
      find(`    outputs: [${all}]\n`, 'outputs: [find.All]\n'),
    );
    checkFixInBoth(code, find(`    outputs: [${id}]\n`), find(''));
  });
});

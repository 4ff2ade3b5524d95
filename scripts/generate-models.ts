// Writes playground/models from the service models in a botocore data folder, or compares with `--check`.
//
//   npm run generate:models -- <site-packages>/botocore/data [--check]
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { compactModel, formatModel, type BotocoreModel, type Selection } from './models/compact.ts';
import { formatTypes } from './models/types.ts';

const folder = path.join(import.meta.dirname, '../playground/models');

/** EC2 has 765 operations; these are the ones that belong to a managed node and to what stands around it. */
const ec2Operations = [
  'AssociateIamInstanceProfile',
  'CreateImage',
  'CreateSnapshot',
  'CreateTags',
  'DeleteTags',
  'DescribeAvailabilityZones',
  'DescribeIamInstanceProfileAssociations',
  'DescribeImages',
  'DescribeInstanceAttribute',
  'DescribeInstanceStatus',
  'DescribeInstances',
  'DescribeRegions',
  'DescribeRouteTables',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSubnets',
  'DescribeTags',
  'DescribeVolumes',
  'DescribeVpcEndpoints',
  'DescribeVpcs',
  'GetConsoleOutput',
  'ModifyInstanceAttribute',
  'RebootInstances',
  'StartInstances',
  'StopInstances',
  'TerminateInstances',
];

/** IAM and KMS are there for what a node or a parameter refers to. */
const iamOperations = [
  'GetInstanceProfile',
  'GetRole',
  'ListAccountAliases',
  'ListAttachedRolePolicies',
  'ListInstanceProfiles',
  'ListRoles',
];
const kmsOperations = ['Decrypt', 'DescribeKey', 'GenerateDataKey', 'ListAliases', 'ListKeys'];

const services: (Selection & { version: string; types: string })[] = [
  { service: 'ssm', version: '2014-11-06', types: 'SsmOperations' },
  { service: 'ec2', version: '2016-11-15', types: 'Ec2Operations', operations: ec2Operations },
  // CloudTrail tells who has sent a command, and nothing else here.
  {
    service: 'cloudtrail',
    version: '2013-11-01',
    types: 'CloudTrailOperations',
    operations: ['LookupEvents'],
  },
  { service: 'iam', version: '2010-05-08', types: 'IamOperations', operations: iamOperations },
  { service: 'kms', version: '2014-11-01', types: 'KmsOperations', operations: kmsOperations },
  // CloudWatch Logs has the whole outputs of commands, and nothing else here.
  { service: 'logs', version: '2014-03-28', types: 'LogsOperations', operations: ['GetLogEvents'] },
  { service: 'resource-groups', version: '2017-11-27', types: 'ResourceGroupsOperations' },
  { service: 'sts', version: '2011-06-15', types: 'StsOperations' },
];

function readModel(data: string, service: string, version: string): BotocoreModel {
  const file = path.join(data, service, version, 'service-2.json');
  const text = fs.existsSync(file) ? fs.readFileSync(file) : gunzipSync(fs.readFileSync(`${file}.gz`));
  return JSON.parse(text.toString('utf8')) as BotocoreModel;
}

/** The generated files by path, for the models in `data`. */
function generate(data: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const { version, types, ...selection } of services) {
    const model = compactModel(readModel(data, selection.service, version), selection);
    files.set(path.join(folder, `${selection.service}.json`), formatModel(model));
    files.set(path.join(folder, `${selection.service}-types.ts`), formatTypes(model, types));
  }
  return files;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false } },
  });
  const data = positionals[0];
  if (data === undefined) throw new Error('Usage: generate-models.ts <botocore data folder> [--check]');
  for (const [file, text] of generate(data)) {
    const name = path.relative(process.cwd(), file);
    if (!values.check) {
      fs.writeFileSync(file, text);
      process.stdout.write(`${name}: ${Math.round(text.length / 1024)} KB\n`);
    } else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
      process.stderr.write(`${name} differs from AWS's model. Run generate-models.ts without --check.\n`);
      process.exitCode = 1;
    }
  }
}

main();

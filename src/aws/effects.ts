import { describeConnection, type Connection } from '../connection/connection.ts';
import type { Clients, Operation } from './clients.ts';
import { AwsError } from './errors.ts';

/** Whether an operation only reads, or changes something: in the account, on a node, or by costing someone's time. */
export type Effect = 'read' | 'change';

/**
 * What each operation that we call does. A session counts as a change, because a shell can do anything.
 *
 * Source: the access levels of https://docs.aws.amazon.com/service-authorization/latest/reference/ ("List" and "Read"
 * are reads). A new operation needs a line here before it compiles.
 */
export const effects: Readonly<Record<Operation, Effect>> = {
  'cloudtrail:LookupEvents': 'read',
  'ec2:DescribeImages': 'read',
  'ec2:DescribeInstances': 'read',
  'ec2:DescribeTags': 'read',
  'ec2:DescribeVpcEndpoints': 'read',
  'ec2:RebootInstances': 'change',
  'ec2:StartInstances': 'change',
  'ec2:StopInstances': 'change',
  'iam:ListAccountAliases': 'read',
  'iam:ListRoles': 'read',
  'kms:GenerateDataKey': 'change',
  'kms:ListAliases': 'read',
  'logs:GetLogEvents': 'read',
  's3:GetObject': 'read',
  's3:ListObjectsV2': 'read',
  'resource-groups:ListGroupResources': 'read',
  'resource-groups:ListGroups': 'read',
  'ssm:AddTagsToResource': 'change',
  'ssm:CancelCommand': 'change',
  'ssm:CreateDocument': 'change',
  'ssm:DeleteDocument': 'change',
  'ssm:DeleteParameters': 'change',
  'ssm:DeregisterManagedInstance': 'change',
  'ssm:DescribeAssociation': 'read',
  'ssm:DescribeDocument': 'read',
  'ssm:DescribeDocumentPermission': 'read',
  'ssm:DescribeInstanceAssociationsStatus': 'read',
  'ssm:DescribeInstanceInformation': 'read',
  'ssm:DescribeInstancePatchStates': 'read',
  'ssm:DescribeInstancePatchStatesForPatchGroup': 'read',
  'ssm:DescribeInstancePatches': 'read',
  'ssm:DescribeParameters': 'read',
  'ssm:DescribePatchBaselines': 'read',
  'ssm:DescribeSessions': 'read',
  'ssm:DescribePatchGroups': 'read',
  'ssm:GetCommandInvocation': 'read',
  'ssm:GetConnectionStatus': 'read',
  'ssm:GetDocument': 'read',
  'ssm:GetInventory': 'read',
  'ssm:GetInventorySchema': 'read',
  'ssm:GetParameter': 'read',
  'ssm:GetParameterHistory': 'read',
  'ssm:GetParameters': 'read',
  'ssm:GetParametersByPath': 'read',
  'ssm:GetPatchBaseline': 'read',
  'ssm:GetServiceSetting': 'read',
  'ssm:LabelParameterVersion': 'change',
  'ssm:ListAssociations': 'read',
  'ssm:ListCommandInvocations': 'read',
  'ssm:ListCommands': 'read',
  'ssm:ListComplianceItems': 'read',
  'ssm:ListComplianceSummaries': 'read',
  'ssm:ListDocumentVersions': 'read',
  'ssm:ListDocuments': 'read',
  'ssm:ListInventoryEntries': 'read',
  'ssm:ListResourceComplianceSummaries': 'read',
  'ssm:ListResourceDataSync': 'read',
  'ssm:ListTagsForResource': 'read',
  'ssm:ModifyDocumentPermission': 'change',
  'ssm:PutParameter': 'change',
  'ssm:RemoveTagsFromResource': 'change',
  'ssm:ResumeSession': 'change',
  'ssm:SendCommand': 'change',
  'ssm:StartAssociationsOnce': 'change',
  'ssm:StartSession': 'change',
  'ssm:TerminateSession': 'change',
  'ssm:UnlabelParameterVersion': 'change',
  'ssm:UpdateDocument': 'change',
  'ssm:UpdateDocumentDefaultVersion': 'change',
  'sts:GetCallerIdentity': 'read',
};

/** True unless the operation is known to read: whatever else is called counts as a change. */
export function changesSomething(operation: string): boolean {
  return (effects as Readonly<Record<string, Effect | undefined>>)[operation] !== 'read';
}

/** Why a call of a read-only connection was refused before it was made. */
export class ReadOnlyRefusal extends Error {
  readonly code = 'ReadOnlyConnection';

  constructor(connection: Connection) {
    super(`the connection ${describeConnection(connection)} is read-only`);
    this.name = 'ReadOnlyRefusal';
  }
}

/**
 * For commands that ask before they change something: refuses at once what would be refused after all the questions.
 * @throws AwsError if the connection is read-only
 */
export function assertChangesAllowed({ readOnly, connection }: Clients, operation: Operation): void {
  if (readOnly) throw AwsError.from(new ReadOnlyRefusal(connection), operation, connection);
}

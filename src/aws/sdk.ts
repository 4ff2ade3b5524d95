// The part of the SDK that we use. esbuild makes a bundle of its own from this file (dist/sdk.js), which `clients.ts`
// loads when the first call is made, so that activation never reads it.
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeTagsCommand,
  DescribeVpcEndpointsCommand,
  EC2Client,
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  ListGroupResourcesCommand,
  ListGroupsCommand,
  ResourceGroupsClient,
} from '@aws-sdk/client-resource-groups';
import {
  CancelCommandCommand,
  CreateDocumentCommand,
  DeregisterManagedInstanceCommand,
  DescribeDocumentCommand,
  DescribeInstanceAssociationsStatusCommand,
  DescribeInstanceInformationCommand,
  DescribeInstancePatchesCommand,
  DescribeInstancePatchStatesCommand,
  DescribeParametersCommand,
  DescribeSessionsCommand,
  DescribePatchGroupsCommand,
  GetCommandInvocationCommand,
  GetConnectionStatusCommand,
  GetDocumentCommand,
  GetInventoryCommand,
  GetInventorySchemaCommand,
  GetServiceSettingCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  ListComplianceItemsCommand,
  ListDocumentsCommand,
  ListInventoryEntriesCommand,
  ListResourceDataSyncCommand,
  ResumeSessionCommand,
  SendCommandCommand,
  SSMClient,
  StartSessionCommand,
  TerminateSessionCommand,
  UpdateDocumentCommand,
} from '@aws-sdk/client-ssm';
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

export { credentials } from '../connection/credentials.ts';

/** The sign-in of IAM Identity Center: calls without credentials, so none of a connection's. */
export const ssoOidc = {
  SSOOIDCClient,
  RegisterClientCommand,
  StartDeviceAuthorizationCommand,
  CreateTokenCommand,
};

export const serviceClients = {
  ec2: EC2Client,
  'resource-groups': ResourceGroupsClient,
  ssm: SSMClient,
  sts: STSClient,
};

/** Every operation that we call, by the name that IAM policies give it. */
export const operations = {
  'ec2:DescribeImages': DescribeImagesCommand,
  'ec2:DescribeInstances': DescribeInstancesCommand,
  'ec2:DescribeTags': DescribeTagsCommand,
  'ec2:DescribeVpcEndpoints': DescribeVpcEndpointsCommand,
  'ec2:RebootInstances': RebootInstancesCommand,
  'ec2:StartInstances': StartInstancesCommand,
  'ec2:StopInstances': StopInstancesCommand,
  'resource-groups:ListGroupResources': ListGroupResourcesCommand,
  'resource-groups:ListGroups': ListGroupsCommand,
  'ssm:CancelCommand': CancelCommandCommand,
  'ssm:CreateDocument': CreateDocumentCommand,
  'ssm:DeregisterManagedInstance': DeregisterManagedInstanceCommand,
  'ssm:DescribeDocument': DescribeDocumentCommand,
  'ssm:DescribeInstanceAssociationsStatus': DescribeInstanceAssociationsStatusCommand,
  'ssm:DescribeInstanceInformation': DescribeInstanceInformationCommand,
  'ssm:DescribeInstancePatchStates': DescribeInstancePatchStatesCommand,
  'ssm:DescribeInstancePatches': DescribeInstancePatchesCommand,
  'ssm:DescribeParameters': DescribeParametersCommand,
  'ssm:DescribeSessions': DescribeSessionsCommand,
  'ssm:DescribePatchGroups': DescribePatchGroupsCommand,
  'ssm:GetCommandInvocation': GetCommandInvocationCommand,
  'ssm:GetConnectionStatus': GetConnectionStatusCommand,
  'ssm:GetDocument': GetDocumentCommand,
  'ssm:GetInventory': GetInventoryCommand,
  'ssm:GetInventorySchema': GetInventorySchemaCommand,
  'ssm:GetServiceSetting': GetServiceSettingCommand,
  'ssm:ListCommandInvocations': ListCommandInvocationsCommand,
  'ssm:ListCommands': ListCommandsCommand,
  'ssm:ListComplianceItems': ListComplianceItemsCommand,
  'ssm:ListDocuments': ListDocumentsCommand,
  'ssm:ListInventoryEntries': ListInventoryEntriesCommand,
  'ssm:ListResourceDataSync': ListResourceDataSyncCommand,
  'ssm:ResumeSession': ResumeSessionCommand,
  'ssm:SendCommand': SendCommandCommand,
  'ssm:StartSession': StartSessionCommand,
  'ssm:TerminateSession': TerminateSessionCommand,
  'ssm:UpdateDocument': UpdateDocumentCommand,
  'sts:GetCallerIdentity': GetCallerIdentityCommand,
};

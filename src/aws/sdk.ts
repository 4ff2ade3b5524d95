// The part of the SDK that we use. esbuild makes a bundle of its own from this file (dist/sdk.js), which `clients.ts`
// loads when the first call is made, so that activation never reads it.
import { DescribeImagesCommand, DescribeTagsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CancelCommandCommand,
  CreateDocumentCommand,
  DescribeDocumentCommand,
  DescribeInstanceInformationCommand,
  DescribeParametersCommand,
  GetCommandInvocationCommand,
  GetDocumentCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  ListDocumentsCommand,
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

export const serviceClients = { ec2: EC2Client, ssm: SSMClient, sts: STSClient };

/** Every operation that we call, by the name that IAM policies give it. */
export const operations = {
  'ec2:DescribeImages': DescribeImagesCommand,
  'ec2:DescribeTags': DescribeTagsCommand,
  'ssm:CancelCommand': CancelCommandCommand,
  'ssm:CreateDocument': CreateDocumentCommand,
  'ssm:DescribeDocument': DescribeDocumentCommand,
  'ssm:DescribeInstanceInformation': DescribeInstanceInformationCommand,
  'ssm:DescribeParameters': DescribeParametersCommand,
  'ssm:GetCommandInvocation': GetCommandInvocationCommand,
  'ssm:GetDocument': GetDocumentCommand,
  'ssm:ListCommandInvocations': ListCommandInvocationsCommand,
  'ssm:ListCommands': ListCommandsCommand,
  'ssm:ListDocuments': ListDocumentsCommand,
  'ssm:ResumeSession': ResumeSessionCommand,
  'ssm:SendCommand': SendCommandCommand,
  'ssm:StartSession': StartSessionCommand,
  'ssm:TerminateSession': TerminateSessionCommand,
  'ssm:UpdateDocument': UpdateDocumentCommand,
  'sts:GetCallerIdentity': GetCallerIdentityCommand,
};

// The part of the SDK that reads whole outputs of commands. It is a bundle of its own (dist/sdk-outputs.js), because most
// windows never open an output that is longer than Systems Manager keeps.
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

export const serviceClients = { logs: CloudWatchLogsClient, s3: S3Client };

/** The operations of these services that we call, by the names that IAM policies give them. */
export const operations = {
  'logs:GetLogEvents': GetLogEventsCommand,
  // IAM's name for it is s3:ListBucket; ours is the API's.
  's3:ListObjectsV2': ListObjectsV2Command,
  's3:GetObject': GetObjectCommand,
};

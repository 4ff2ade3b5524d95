// The part of the SDK that most windows never read: where whole outputs of commands are kept, and who has sent them. It is
// a bundle of its own (dist/sdk-on-demand.js).
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

export const serviceClients = { cloudtrail: CloudTrailClient, logs: CloudWatchLogsClient, s3: S3Client };

/** The operations of these services that we call, by the names that IAM policies give them. */
export const operations = {
  'cloudtrail:LookupEvents': LookupEventsCommand,
  'logs:GetLogEvents': GetLogEventsCommand,
  // IAM's name for it is s3:ListBucket; ours is the API's.
  's3:ListObjectsV2': ListObjectsV2Command,
  's3:GetObject': GetObjectCommand,
};

/** Regular expressions for `allowedPattern` that documents have again and again, all whole, in Java's and RE2's syntax. */
export interface ValuePattern {
  readonly name: string;
  readonly pattern: string;
}

/** Suggestions of our own, not AWS's: ids as EC2 writes them (8 or 17 hexadecimal digits), ARNs and common texts. */
export const valuePatterns: readonly ValuePattern[] = [
  { name: 'Letters and digits', pattern: '^[a-zA-Z0-9]+$' },
  {
    name: 'Name of letters, digits, hyphens, underscores and full stops',
    pattern: '^[a-zA-Z0-9_.-]{1,128}$',
  },
  { name: 'Whole number', pattern: '^[0-9]+$' },
  { name: 'true or false', pattern: '^(true|false)$' },
  { name: 'EC2 instance id', pattern: '^i-[a-f0-9]{8,17}$' },
  { name: 'Managed node id', pattern: '^m?i-[a-f0-9]{8,17}$' },
  { name: 'AMI id', pattern: '^ami-[a-f0-9]{8,17}$' },
  { name: 'EBS volume id', pattern: '^vol-[a-f0-9]{8,17}$' },
  { name: 'Security group id', pattern: '^sg-[a-f0-9]{8,17}$' },
  { name: 'Subnet id', pattern: '^subnet-[a-f0-9]{8,17}$' },
  { name: 'VPC id', pattern: '^vpc-[a-f0-9]{8,17}$' },
  { name: 'AWS account id', pattern: '^[0-9]{12}$' },
  { name: 'AWS Region', pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$' },
  { name: 'IAM role ARN', pattern: '^arn:aws[a-z-]*:iam::[0-9]{12}:role/[a-zA-Z0-9+=,.@_/-]+$' },
  {
    name: 'IAM role ARN, or nothing',
    pattern: '^$|^arn:aws[a-z-]*:iam::[0-9]{12}:role/[a-zA-Z0-9+=,.@_/-]+$',
  },
  { name: 'SNS topic ARN', pattern: '^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_.-]+$' },
  { name: 'KMS key ARN', pattern: '^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-f0-9-]+$' },
  { name: 'S3 bucket name', pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$' },
  { name: 'Tag value', pattern: '^[a-zA-Z0-9 _.:/=+@-]{0,256}$' },
  { name: 'Absolute path on Linux or macOS', pattern: '^/[a-zA-Z0-9/_.-]*$' },
  { name: 'https address', pattern: '^https://[a-zA-Z0-9./?=&%_-]+$' },
  {
    name: 'Port number',
    pattern: '^([1-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$',
  },
];

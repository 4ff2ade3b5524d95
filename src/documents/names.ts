import type { DocumentSummary } from '../aws/documents.ts';

/** The file's name without its endings, with what a document name may not hold replaced. */
export function suggestName(fileName: string): string {
  return fileName
    .replace(/(\.ssm)?\.(ya?ml|json)$/i, '')
    .replace(/[^a-zA-Z0-9_\-.]+/g, '-')
    .slice(0, 128);
}

/** The name without the ARN around it, by which the documents of other accounts are called. */
export function shortName(name: string): string {
  return name.startsWith('arn:') ? name.slice(name.lastIndexOf('/') + 1) : name;
}

/** The id of the account in an ARN. */
export function accountOfArn(name: string): string | undefined {
  return /^arn:[^:]*:ssm:[^:]*:(\d{12}):/.exec(name)?.[1];
}

/**
 * True for a document of the account itself: documents that others share are listed by their ARN, and those of Amazon
 * and of vendors have an owner that is no account.
 */
export function isOwn({ name, owner }: Pick<DocumentSummary, 'name' | 'owner'>): boolean {
  return owner !== undefined && /^\d{12}$/.test(owner) && !name.startsWith('arn:');
}

/**
 * The ARN of a document, as policies name it: Amazon's documents stand without an account.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html (Resource types)
 */
export function documentArn(
  { name, owner }: Pick<DocumentSummary, 'name' | 'owner'>,
  region: string,
): string {
  if (name.startsWith('arn:')) return name;
  const account = isOwn({ name, owner }) ? (owner ?? '') : '';
  return `arn:${partitionOf(region)}:ssm:${region}:${account}:document/${name}`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html (partition) */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

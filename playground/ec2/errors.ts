import { ServiceError } from '../protocol/service-error.ts';

/** EC2's model declares no errors; these are the documented ones that the handlers throw. */
export const ec2ErrorCodes: ReadonlySet<string> = new Set([
  'DryRunOperation',
  'IncorrectInstanceState',
  'InvalidAMIID.Malformed',
  'InvalidAMIID.NotFound',
  'InvalidID',
  'InvalidInstanceID.Malformed',
  'InvalidInstanceID.NotFound',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'InvalidVpcEndpointId.NotFound',
  'TagLimitExceeded',
  'UnsupportedHibernationConfiguration',
]);

export const invalidValue = (message: string) => new ServiceError('InvalidParameterValue', message);

/** Throws what EC2 answers to a dry run that would have worked. */
export function refuseDryRun(dryRun: boolean | undefined): void {
  if (dryRun !== true) return;
  throw new ServiceError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.');
}

/** The size of a page; `MaxResults` may be 5 to 1000, and without one EC2 gives pages of 1000. */
export function pageSize(maxResults: number | undefined): number {
  if (maxResults !== undefined && maxResults < 5) {
    throw invalidValue(
      `Value ( ${maxResults} ) for parameter maxResults is invalid. Expecting a value greater than 5.`,
    );
  }
  if (maxResults !== undefined && maxResults > 1000) {
    throw invalidValue(
      `Value ( ${maxResults} ) for parameter maxResults is invalid. Expecting a value less than 1000.`,
    );
  }
  return maxResults ?? 1000;
}

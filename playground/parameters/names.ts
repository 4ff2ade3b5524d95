// What a parameter may be called, in the service's words. Sources: getmoto/moto, aws/aws-sdk-php#1952 and
// localstack#11538 for the texts, the API reference of PutParameter for lengths and levels.
import { ServiceError } from '../protocol/service-error.ts';

const invalid = (message: string) => new ServiceError('ValidationException', message);

const wrongCharacters = () =>
  invalid(
    'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
  );

/** A name has 2048 characters less those that the service keeps for its ARN. */
const longestName = 2048 - 1037;
const mostLevels = 15;

/** Throws for a name that cannot be created; answers it without the spaces around it. */
export function requireNewName(name: string): string {
  const trimmed = name.trim();
  if (trimmed.includes('/') && !trimmed.startsWith('/')) {
    throw invalid('Parameter name must be a fully qualified name.');
  }
  requireName(trimmed);
  if (/^\/?aws/i.test(trimmed)) {
    if (trimmed.split('/').length > 2) {
      throw new ServiceError('AccessDeniedException', `No access to reserved parameter name: ${trimmed}.`);
    }
    throw invalid('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  }
  if (trimmed.length > longestName) {
    throw invalid(`Parameter name can have at most ${longestName} characters.`);
  }
  if (trimmed.split('/').length - 1 > mostLevels) {
    throw new ServiceError(
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${mostLevels} levels.`,
    );
  }
  return trimmed;
}

/** Throws for a name that no parameter can have; reading says it alike. */
export function requireName(name: string): void {
  const isName = /^(?:\/[\w.-]+)+$|^[\w.-]+$/.test(name);
  if (!isName || /^\/?ssm/i.test(name)) throw wrongCharacters();
}

/** Throws unless `path` can be listed; a slash at its end is allowed. */
export function requirePath(path: string): void {
  if (/^\/(?:[\w.-]+\/?)*$/.test(path) && !path.includes('//')) return;
  throw invalid(
    'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
  );
}

/** Whether `name` lies below `path`: directly, or anywhere. */
export function isBelow(name: string, path: string, recursive: boolean): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`;
  // A name without a slash lies at the root.
  const full = name.startsWith('/') ? name : `/${name}`;
  if (!full.startsWith(folder) || full === folder) return false;
  return recursive || !full.slice(folder.length).includes('/');
}

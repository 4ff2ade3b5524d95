import { packageChecksum } from './package-checksum.ts';
import { packageFileMissing } from './package-file-missing.ts';
import { packageFileUnused } from './package-file-unused.ts';
import { packageTarget } from './package-target.ts';
import { packageVersion } from './package-version.ts';
import type { Rule } from '../rule.ts';

export const packageRules: readonly Rule[] = [
  packageVersion,
  packageTarget,
  packageFileMissing,
  packageFileUnused,
  packageChecksum,
];

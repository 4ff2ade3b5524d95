import { outputFilter } from './output-filter.ts';
import { outputKeys } from './output-keys.ts';
import { outputReserved } from './output-reserved.ts';
import { outputScanType } from './output-scan-type.ts';
import { outputScriptRoot } from './output-script-root.ts';
import { outputSelector } from './output-selector.ts';
import { outputType } from './output-type.ts';
import { outputUnused } from './output-unused.ts';
import type { Rule } from '../rule.ts';

export const outputsRules: readonly Rule[] = [
  outputKeys,
  outputType,
  outputSelector,
  outputFilter,
  outputScanType,
  outputReserved,
  outputScriptRoot,
  outputUnused,
];

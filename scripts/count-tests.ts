// tsx scripts/count-tests.ts LOG BROKEN_TEST_STEPS BROKEN_CHECKS: the one line that .ci/run ends with.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { countTests } from './ci/count.ts';
import { countLine } from './host-tests/report.ts';

const [log = '', tests, checks] = process.argv.slice(2);
const counts = countTests(readFileSync(log, 'utf8'), { tests: Number(tests), checks: Number(checks) });
process.stdout.write(`${countLine(counts)}\n`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

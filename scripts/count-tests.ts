// tsx scripts/count-tests.ts LOG BROKEN_TEST_STEPS BROKEN_CHECKS: what failed, and the line that .ci/run ends with.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { countTests } from './ci/count.ts';
import { failuresIn } from './ci/failures.ts';
import { countLine } from './host-tests/report.ts';

const [log = '', tests, checks] = process.argv.slice(2);
const output = readFileSync(log, 'utf8');
const counts = countTests(output, { tests: Number(tests), checks: Number(checks) });
for (const failure of failuresIn(output)) process.stdout.write(`${failure}\n\n`);
process.stdout.write(`${countLine(counts)}\n`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

import process from 'node:process';
import fc from 'fast-check';

/**
 * Property tests try the same values in each run, so that a run fails for what has changed and for nothing else. Another
 * number in SSM_TEST_SEED has them try others.
 */
fc.configureGlobal({ seed: Number(process.env['SSM_TEST_SEED'] ?? 1) });

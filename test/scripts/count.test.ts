import assert from 'node:assert/strict';
import { countTests } from '../../scripts/ci/count.ts';

const output = `
> systems-manager-workbench@0.1.0 test:unit
> mocha

  ․․․․․!

  1234 passing (12s)
  3 pending
  2 failing

  1) the rule
       4 passing lights
36 tests in VS Code
  ✓ a session › 5 passed, 0 failed
  ✗ nodes › are listed
30 passed, 1 failed, 5 skipped
`;

describe('countTests', () => {
  it('sums mocha and host', () => {
    assert.deepEqual(countTests(output, { tests: 1, checks: 0 }), { passed: 1264, failed: 3, skipped: 8 });
  });

  it('counts a test step that broke without a failing test, and each broken check', () => {
    const passed = '  10 passing (1s)\n20 passed, 0 failed\n';
    assert.deepEqual(countTests(passed, { tests: 1, checks: 0 }), { passed: 30, failed: 1, skipped: 0 });
    assert.deepEqual(countTests(output, { tests: 1, checks: 2 }), { passed: 1264, failed: 5, skipped: 8 });
  });

  it('counts nothing where nothing ran', () => {
    assert.deepEqual(countTests('', { tests: 0, checks: 0 }), { passed: 0, failed: 0, skipped: 0 });
  });
});

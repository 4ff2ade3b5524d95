import assert from 'node:assert/strict';
import { failuresIn } from '../../scripts/ci/failures.ts';

const mocha = `  2 failing

  1) the rule
       is silent:

      AssertionError: 1 == 2

  2) the rule
       speaks:
     Error: none`;

const host = `  ✗ nodes › are listed
      AssertionError: 3 rows
      
      + 4
          at test/host/nodes.test.ts:3:5`;

describe('failuresIn', () => {
  it('finds what mocha and the hosts say of failing tests, with their assertions', () => {
    const second = host.replace(/^/gm, '[2] ');
    const output = `  10 passing (1s)\n${mocha}\n\n3 tests in VS Code\n  ✓ nodes › load (3 ms)\n${host}\n  ✓ last\n${second}\nend`;
    assert.deepEqual(failuresIn(output), [mocha, host, second]);
  });

  it('finds a host that broke off, with the test that ran', () => {
    const broken = '  ✗ The window was silent for 180 s.\n    last running: nodes › are listed';
    assert.deepEqual(failuresIn(`  ✓ a test (1 ms)\n${broken}\n0 passed, 1 failed`), [broken]);
  });

  it('shortens what is very long, and finds nothing where all passed', () => {
    const long = `  ✗ nodes › are listed\n${'      line\n'.repeat(60)}`;
    assert.match(failuresIn(long)[0] ?? '', /… 21 more lines above$/);
    assert.deepEqual(failuresIn('  10 passing (1s)\n  ✓ a test (1 ms)\n10 passed, 0 failed\n'), []);
  });
});

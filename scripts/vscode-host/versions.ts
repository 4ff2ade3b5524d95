// Exact versions, so that a test run today and one next year look at the same editor. Raising one is a commit of
// its own: the cache is keyed by these numbers, so the old host stays usable on other branches.

/** code-server on the npm registry; 4.139.1 carries VS Code 1.139.1. */
export const codeServerVersion = '4.139.1';

/** The Node that code-server 4.139 asks for in its `engines` (major 24). */
export const nodeVersion = '24.21.0';

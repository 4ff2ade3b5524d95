#!/usr/bin/env node
import process from 'node:process';
import { lint } from './lint.ts';

const { env, stdin, stdout, stderr } = process;

/** Whoever reads the output may have seen enough (`| head`), which is no fault. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

stdout.on('error', (error) => {
  if (!isClosedPipe(error)) throw error;
});

lint(process.argv.slice(2), { cwd: process.cwd(), env, stdin, stdout, stderr }).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (isClosedPipe(error)) return;
    stderr.write(`ssm-lint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);

import assert from 'node:assert/strict';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** Bytes that are looked through at once. */
const piece = 4 * 1024 * 1024;

/**
 * True if the memory of the language server that this window has started holds a text: in a document, in a message or
 * in what they have left behind. Linux only.
 */
export function serverHolds(text: string): boolean {
  const pid = serverProcess();
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const overlap = text.length * 2;
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(piece + overlap);
  try {
    return writableParts(pid).some(({ start, end }) => {
      for (let at = start; at < end; at += piece) {
        const length = Math.min(piece + overlap, end - at);
        const read = tryRead(memory, buffer.subarray(0, length), at);
        if (needles.some((needle) => buffer.subarray(0, read).includes(needle))) return true;
      }
      return false;
    });
  } finally {
    closeSync(memory);
  }
}

/** A part that has gone since the list was made holds nothing any more. */
function tryRead(memory: number, buffer: Buffer, position: number): number {
  try {
    return readSync(memory, buffer, 0, buffer.length, position);
  } catch {
    return 0;
  }
}

function serverProcess(): string {
  const found = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isServer(pid));
  assert.equal(found.length, 1, `${found.length} language servers are running`);
  return found[0] ?? '';
}

function isServer(pid: string): boolean {
  try {
    const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (
      parent === String(process.pid) &&
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/server.js')
    );
  } catch {
    return false;
  }
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Where its heap, stacks and buffers lie; code and files that are mapped are not written to. */
function writableParts(pid: string): Part[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, start, end] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      if (start === undefined || end === undefined) return [];
      return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }];
    });
}

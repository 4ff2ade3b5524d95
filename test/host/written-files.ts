import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The files that VS Code has written in this run which hold a text: logs, states, histories, backups. */
export function filesWith(text: string): string[] {
  const runs = readdirSync(os.tmpdir()).filter((name) => name.startsWith('ssm-host-'));
  assert.ok(runs.length > 0, 'the folder of this run is not there');
  const files = runs.flatMap((run) =>
    readdirSync(path.join(os.tmpdir(), run), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  const wanted = Buffer.from(text);
  return files.filter((file) => {
    try {
      return readFileSync(file).includes(wanted);
    } catch {
      // A file that has gone since holds nothing any more.
      return false;
    }
  });
}

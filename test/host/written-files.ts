import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { context } from './context.ts';

/** The files that this VS Code has written which hold a text: logs, states, histories, backups. */
export function filesWith(text: string): string[] {
  const files = readdirSync(context.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
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

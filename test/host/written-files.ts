import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { context } from './context.ts';

/** The files that this VS Code has written which hold a text: logs, states, histories, backups. */
export function filesWith(text: string): string[] {
  const wanted = Buffer.from(text);
  return filesIn(context.folder).filter(
    (file) => ifThere(() => readFileSync(file).includes(wanted)) ?? false,
  );
}

function filesIn(folder: string): string[] {
  const entries = ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(name) : entry.isFile() ? [name] : [];
  });
}

/** A file or a folder that has gone since it was listed holds nothing any more. */
function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

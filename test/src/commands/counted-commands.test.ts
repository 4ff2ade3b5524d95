import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

describe('every command', () => {
  it('has its API calls counted by a table of actions', () => {
    const manifest = readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8');
    const { contributes } = JSON.parse(manifest) as {
      contributes: { commands: readonly { command: string }[] };
    };
    const tables = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('-actions.test.ts'))
      .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'));
    const counted = new Set(
      tables.flatMap((table) => [...table.matchAll(/\bcommand: '(.+?)'/g)].map(([, id]) => id)),
    );
    const left = contributes.commands.map(({ command }) => command).filter((id) => !counted.has(id));
    assert.deepEqual(left, []);
  });
});

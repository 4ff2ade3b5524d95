// Writes docs/rules/README.md from the rules and their pages.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { renderRulesIndex } from './rules-index/render.ts';

const root = path.resolve(import.meta.dirname, '..');

async function main(): Promise<void> {
  const text = await format(renderRulesIndex(root), { parser: 'markdown' });
  writeFileSync(path.join(root, 'docs/rules/README.md'), text);
}

void main();

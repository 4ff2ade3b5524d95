import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { renderRulesIndex } from '../../scripts/rules-index/render.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('docs/rules/README.md', () => {
  it('lists every rule as it is now (else: npm run generate:rules-index)', async () => {
    const expected = await format(renderRulesIndex(root), { parser: 'markdown' });
    assert.equal(readFileSync(path.join(root, 'docs/rules/README.md'), 'utf8'), expected);
  });
});

// Writes snippets/ from the catalog, or compares with `--check`.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { listDocumentSkeletons } from '../server/catalog/skeletons/documents.ts';
import {
  renderSnippet,
  renderTextSnippet,
  type SnippetLanguage,
} from '../server/catalog/skeletons/render.ts';
import type { NamedSkeleton } from '../server/catalog/skeletons/skeleton.ts';
import { listActionSkeletons, listPluginSkeletons } from '../server/catalog/skeletons/steps.ts';
import { listTextSkeletons } from '../server/catalog/skeletons/text-documents.ts';

const folder = path.join(import.meta.dirname, '../snippets');

/**
 * One entry of a snippet file of VS Code. It has no prefix, so it stands in "Snippets: Insert Snippet" only: completion
 * knows where a step or a document can stand and offers the same skeletons there.
 */
interface Snippet {
  readonly isFileTemplate?: true;
  readonly description: string;
  readonly body: readonly string[];
}

function snippets(language: SnippetLanguage): Record<string, Snippet> {
  const entry = (skeleton: NamedSkeleton, item: boolean): [string, Snippet] => [
    skeleton.title,
    {
      ...(!item && { isFileTemplate: true }),
      description: skeleton.doc,
      body: renderSnippet(skeleton.body, language, item).split('\n'),
    },
  ];
  return Object.fromEntries([
    ...listDocumentSkeletons().map((skeleton) => entry(skeleton, false)),
    ...[...listActionSkeletons(), ...listPluginSkeletons()].map((skeleton) => entry(skeleton, true)),
  ]);
}

/** Documents that are neither YAML nor JSON, for plain text. */
function textSnippets(): Record<string, Snippet> {
  return Object.fromEntries(
    listTextSkeletons().map(({ title, doc, lines }) => [
      title,
      { isFileTemplate: true, description: doc, body: renderTextSnippet(lines) },
    ]),
  );
}

const files = { yaml: snippets('yaml'), json: snippets('json'), text: textSnippets() };

for (const [name, content] of Object.entries(files)) {
  const text = `${JSON.stringify(content, undefined, 2)}\n`;
  const file = path.join(folder, `${name}.json`);
  if (!process.argv.includes('--check')) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, text);
  } else if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      `snippets/${name}.json is not what the catalog says. Run npm run generate:snippets.\n`,
    );
    process.exitCode = 1;
  }
}

// Writes the TextMate grammars in syntaxes/ from scripts/grammars, or compares with `--check`.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { jsonGrammar } from './grammars/json.ts';
import { yamlGrammar } from './grammars/yaml.ts';

const folder = path.join(import.meta.dirname, '../syntaxes');

for (const [name, grammar] of [
  ['ssm-yaml.tmLanguage.json', yamlGrammar],
  ['ssm-json.tmLanguage.json', jsonGrammar],
] as const) {
  const text = `${JSON.stringify(grammar, undefined, 2)}\n`;
  const file = path.join(folder, name);
  if (!process.argv.includes('--check')) {
    fs.writeFileSync(file, text);
  } else if (fs.readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      `syntaxes/${name} is not what scripts/grammars says. Run npm run generate:grammars.\n`,
    );
    process.exitCode = 1;
  }
}

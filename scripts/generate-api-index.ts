// Writes server/catalog/data/api, the index of all AWS operations, from the service models in a botocore data folder,
// or compares with `--check`.
//
//   npm run generate:api-index -- <site-packages>/botocore/data [--check]
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { compactService, describeService, type BotocoreModel } from './api-index/compact.ts';

const folder = path.join(import.meta.dirname, '../server/catalog/data/api');

/** The newest model of a service; undefined for a folder that holds none. */
function readModel(data: string, service: string): BotocoreModel | undefined {
  const versions = fs.readdirSync(path.join(data, service)).sort().reverse();
  for (const version of versions) {
    const file = path.join(data, service, version, 'service-2.json');
    if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as BotocoreModel;
    if (fs.existsSync(`${file}.gz`)) {
      return JSON.parse(gunzipSync(fs.readFileSync(`${file}.gz`)).toString('utf8')) as BotocoreModel;
    }
  }
  return undefined;
}

/** The generated files by name. */
function generate(data: string): Map<string, string> {
  const files = new Map<string, string>();
  const index: string[] = [];
  const services = fs.readdirSync(data, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of services.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const model = readModel(data, name);
    if (model === undefined) continue;
    index.push(describeService(name, model));
    files.set(`${name}.json`, compactService(model));
  }
  files.set('_services.json', `{\n${index.join(',\n')}\n}\n`);
  return files;
}

function findDifferences(files: ReadonlyMap<string, string>): string[] {
  const present = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const changed = [...files].filter(([name, text]) => {
    return !present.includes(name) || fs.readFileSync(path.join(folder, name), 'utf8') !== text;
  });
  return [...changed.map(([name]) => name), ...present.filter((name) => !files.has(name))];
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false } },
  });
  const data = positionals[0];
  if (data === undefined) throw new Error('Usage: generate-api-index.ts <botocore data folder> [--check]');
  const files = generate(data);
  if (values.check) {
    for (const name of findDifferences(files)) {
      process.stderr.write(`${name} differs from AWS's model. Run generate-api-index.ts without --check.\n`);
      process.exitCode = 1;
    }
    return;
  }
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (const [name, text] of files) {
    fs.writeFileSync(path.join(folder, name), text);
    bytes += text.length;
  }
  process.stdout.write(`${files.size - 1} services, ${(bytes / 1e6).toFixed(1)} MB\n`);
}

main();

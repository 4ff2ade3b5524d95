import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** The unit tests of a project: all `*.test.ts` below `test` but those for the host, relative to `root`. */
export async function findUnitTests(root: string): Promise<string[]> {
  const names = await readdir(path.join(root, 'test'), { recursive: true });
  return names
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith(`host${path.sep}`))
    .map((name) => path.join('test', name));
}

/**
 * Bundles tests, with what they share in chunks of its own, so that each module is there once. Loaded one by one, each by
 * a transformer that keeps the names of all functions, they take half as much of the processor again.
 *
 * @param files relative to `root`
 * @param outdir where the bundles go, at the same paths as `*.test.mjs`; packages are found from there
 */
export async function bundleUnitTests(
  root: string,
  { files, outdir }: { files: readonly string[]; outdir: string },
): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outbase: root,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
    define: places,
    plugins: [standIns(root), placeOfSources],
  });
}

/**
 * What the extension in a window that nobody sees imports in place of VS Code and the client of the language server, and
 * its clients, whose calls are counted.
 */
function standIns(root: string): Plugin {
  const standIn = (name: string): { path: string } => ({
    path: path.join(root, 'test/support/window', name),
  });
  const parts = path.join(root, 'src/parts.ts');
  return {
    name: 'stand-ins',
    setup(bundler) {
      bundler.onResolve({ filter: /^vscode$/ }, () => standIn('vscode.ts'));
      bundler.onResolve({ filter: /^vscode-languageclient\/node$/ }, () => standIn('language-client.ts'));
      bundler.onResolve({ filter: /^\.\/aws\/clients\.ts$/ }, ({ importer }) =>
        importer === parts ? standIn('counted-clients.ts') : undefined,
      );
    },
  };
}

/** What a module calls its own place, which in a bundle would be that of the bundle, and the constant that tells it. */
const places = {
  'import.meta.dirname': 'folderOfSource',
  'import.meta.filename': 'fileOfSource',
  'import.meta.url': 'urlOfSource',
  __dirname: 'folderOfSource',
  __filename: 'fileOfSource',
};

/** A module that reads files beside it finds them where its source is. */
const placeOfSources: Plugin = {
  name: 'place-of-sources',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!Object.keys(places).some((name) => text.includes(name))) return { contents: text, loader: 'ts' };
      const [folder, name, url] = [path.dirname(file), file, pathToFileURL(file).href].map((place) =>
        JSON.stringify(place),
      );
      // On the first line, so that the lines below keep their numbers.
      const constants = `const folderOfSource = ${folder}, fileOfSource = ${name}, urlOfSource = ${url};`;
      return { contents: constants + text, loader: 'ts' };
    });
  },
};

// Bundles the programs of the extension and the playground into dist/. `--watch` rebuilds on change.
import { cpSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { build, context } from 'esbuild';

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outdir: 'dist',
  // jsonc-parser's `main` is UMD, whose `require` no bundler can follow.
  mainFields: ['module', 'main'],
  sourcemap: true,
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
  // ws works without these two optional native accelerators; node-pty is looked up at run time.
  external: ['vscode', 'bufferutil', 'utf-8-validate', '@lydell/node-pty'],
};

/**
 * What is read later than the program that imports it, and so is a bundle of its own: the AWS SDK at the first call,
 * the language client at the first SSM document, and the language when the server has answered `initialize`.
 */
const separate = {
  '/aws/sdk.ts': './sdk.js',
  '/aws/sdk-on-demand.ts': './sdk-on-demand.js',
  '/language/client.ts': './client.js',
  '/lsp/serve.ts': './language.js',
};

/** @type {import('esbuild').Plugin} */
const separateBundles = {
  name: 'separate-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /\/(sdk|sdk-on-demand|client|serve)\.ts$/ }, ({ kind, path, resolveDir }) => {
      const file = join(resolveDir, path);
      const bundle = Object.keys(separate).find((end) => file.endsWith(end));
      return kind === 'dynamic-import' && bundle !== undefined
        ? { path: separate[bundle], external: true }
        : undefined;
    });
  },
};

/**
 * VS Code's API as an ES module of the names in its typings. Taken as the CommonJS module that it is, each of our files
 * would copy its hundreds of names when the extension is activated.
 * @type {import('esbuild').Plugin}
 */
const vscodeModule = {
  name: 'vscode-module',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'vscode', namespace: 'vscode-module' } : undefined,
    );
    onLoad({ filter: /^/, namespace: 'vscode-module' }, async () => {
      const typings = await readFile('node_modules/@types/vscode/index.d.ts', 'utf8');
      const declarations = typings.matchAll(/^\texport (?:abstract )?(?:class|const|enum|namespace) (\w+)/gm);
      const names = new Set([...declarations].map(([, name]) => name));
      // What nobody uses is left out only if esbuild knows that to read it has no effects.
      const exports = [...names].map(
        (name) => `export const ${name} = /* @__PURE__ */ (() => api.${name})();`,
      );
      return { contents: ["const api = require('vscode');", ...exports].join('\n') };
    });
  },
};

/**
 * It takes the protocol's library from the server that reads it: its classes must be there once.
 * @type {import('esbuild').Plugin}
 */
const libraryOfServer = {
  name: 'library-of-server',
  setup({ onResolve }) {
    onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, () => ({
      path: './server.js',
      external: true,
    }));
  },
};

const programs = {
  ...common,
  plugins: [separateBundles, vscodeModule],
  // The extension host resolves `require` everywhere; `import()` of a bundle only in some of its versions.
  supported: { 'dynamic-import': false },
  entryPoints: {
    sdk: 'src/aws/sdk.ts',
    'sdk-on-demand': 'src/aws/sdk-on-demand.ts',
    'session-manager-plugin': 'src/session-manager-plugin.ts',
    playground: 'playground/main.ts',
  },
};

/**
 * What somebody waits for, in the extension host and at the start of the language server: names are shortened too, which
 * takes a quarter of the time that it takes to compile.
 * @type {import('esbuild').BuildOptions}
 */
const extension = {
  ...programs,
  minifyIdentifiers: true,
  entryPoints: { extension: 'src/extension.ts', client: 'src/language/client.ts', server: 'server/main.ts' },
};

/** @type {import('esbuild').BuildOptions} */
const language = {
  ...common,
  minifyIdentifiers: true,
  plugins: [libraryOfServer],
  entryPoints: { language: 'server/lsp/serve.ts' },
};

/**
 * A module in it asks for its own address, which the other programs have no use for.
 * @type {import('esbuild').BuildOptions}
 */
const lint = {
  ...common,
  entryPoints: { 'ssm-lint': 'server/lint/main.ts' },
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/**
 * What runs in webviews, which are browsers: a script and a style sheet for each.
 * @type {import('esbuild').BuildOptions}
 */
const webviews = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  outdir: 'dist/webviews',
  minify: true,
  logLevel: 'warning',
  entryPoints: [
    { in: 'src/webviews/run-form/main.ts', out: 'run-form' },
    { in: 'src/webviews/run-form/style.css', out: 'run-form' },
    { in: 'src/webviews/table/main.ts', out: 'table' },
    { in: 'src/webviews/table/style.css', out: 'table' },
    { in: 'src/webviews/results/main.ts', out: 'results' },
    { in: 'src/webviews/results/style.css', out: 'results' },
  ],
};

// The index of AWS operations is read by the language server at run time, one service when a step names it.
cpSync('server/catalog/data/api', 'dist/data/api', { recursive: true });

// The completion of rules in settings.json comes from the rules themselves.
const schemaWriter = 'out/build/settings-schema.mjs';
await build({
  ...common,
  outdir: undefined,
  outfile: schemaWriter,
  entryPoints: ['scripts/settings-schema/settings-schema.ts'],
  format: 'esm',
  banner: { js: 'const __dirname = import.meta.dirname;' },
});
const { settingsSchema } = await import(`./${schemaWriter}`);
writeFileSync('dist/data/settings.schema.json', JSON.stringify(settingsSchema('docs/rules')));

if (process.argv.includes('--watch')) {
  // Only at this level does esbuild say when a build begins and ends, which VS Code's task waits for.
  const watching = await Promise.all(
    [extension, programs, language, lint, webviews].map((each) => context({ ...each, logLevel: 'info' })),
  );
  await Promise.all(watching.map((each) => each.watch()));
} else {
  await Promise.all([extension, programs, language, lint, webviews].map((each) => build(each)));
}

// Bundles the programs of the extension and the playground into dist/. `--watch` rebuilds on change.
import { cpSync, writeFileSync } from 'node:fs';
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
 * The AWS SDK is a bundle of its own that the extension reads when it makes the first call, not when it is activated.
 * @type {import('esbuild').Plugin}
 */
const separateSdk = {
  name: 'separate-sdk',
  setup({ onResolve }) {
    onResolve({ filter: /\/sdk(-outputs)?\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: path.replace(/\.ts$/, '.js'), external: true } : undefined,
    );
  },
};

/**
 * So is the language, which the server reads when it has answered `initialize`.
 * @type {import('esbuild').Plugin}
 */
const separateLanguage = {
  name: 'separate-language',
  setup({ onResolve }) {
    onResolve({ filter: /\/serve\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './language.js', external: true } : undefined,
    );
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
  plugins: [separateSdk, separateLanguage],
  // The extension host resolves `require` everywhere; `import()` of a bundle only in some of its versions.
  supported: { 'dynamic-import': false },
  entryPoints: {
    extension: 'src/extension.ts',
    sdk: 'src/aws/sdk.ts',
    'sdk-outputs': 'src/aws/sdk-outputs.ts',
    server: 'server/main.ts',
    'session-manager-plugin': 'src/session-manager-plugin.ts',
    playground: 'playground/main.ts',
  },
};

/** @type {import('esbuild').BuildOptions} */
const language = {
  ...common,
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
    [programs, language, lint, webviews].map((each) => context({ ...each, logLevel: 'info' })),
  );
  await Promise.all(watching.map((each) => each.watch()));
} else {
  await Promise.all([programs, language, lint, webviews].map((each) => build(each)));
}

import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { walls } from './scripts/lint/walls.mjs';

// The walls of the house: what each folder may import besides itself. The longest matching folder counts, and
// `server/protocol.ts` is the one door from src/ to server/.
const folders = {
  server: [],
  'server/protocol.ts': [],
  'server/syntax': [],
  'server/catalog': [],
  'server/model': ['server/syntax', 'server/catalog'],
  'server/analysis.ts': ['server/syntax', 'server/catalog', 'server/model'],
  'server/rules': ['server/syntax', 'server/catalog', 'server/model', 'server/analysis.ts'],
  'server/features': [
    'server/syntax',
    'server/catalog',
    'server/model',
    'server/analysis.ts',
    'server/rules',
    'server/protocol.ts',
  ],
  'server/lint': ['server/syntax', 'server/catalog', 'server/analysis.ts', 'server/rules', 'server/features'],
  'server/lsp': ['server'],
  src: ['server/protocol.ts'],
  'src/connection': [],
  'src/session': [],
  'src/substitution': [],
  'src/webviews': [],
  'src/yaml': [],
  'src/aws': ['src/connection'],
  'src/documents': ['src/yaml', 'src/aws', 'src/connection'],
  'src/parameters': ['src/yaml', 'src/aws', 'src/runs', 'src/connection'],
  'src/runs': ['src/yaml', 'src/aws', 'src/connection'],
  'src/run-request': [
    'src/substitution',
    'src/yaml',
    'src/webviews',
    'src/views',
    'src/aws',
    'src/runs',
    'src/connection',
  ],
  'src/diagnosis': ['src/aws', 'src/connection'],
  'src/views': ['src/diagnosis', 'src/aws', 'src/runs', 'src/documents', 'src/tunnels', 'src/connection'],
  'src/terminal': ['src/session', 'src/aws', 'src/connection'],
  'src/tunnels': ['src/terminal', 'src/session', 'src/aws', 'src/connection'],
  'src/language': [
    'src/run-request',
    'src/aws',
    'src/runs',
    'src/parameters',
    'src/connection',
    'server/protocol.ts',
  ],
  'src/prompts': [
    'src/aws',
    'src/runs',
    'src/run-request',
    'src/documents',
    'src/tunnels',
    'src/views',
    'src/connection',
    'server/protocol.ts',
  ],
  'src/workbench': [
    'src/webviews',
    'src/terminal',
    'src/aws',
    'src/runs',
    'src/documents',
    'src/parameters',
    'src/run-request',
    'src/tunnels',
    'src/views',
    'src/connection',
    'src/prompts',
  ],
  'src/commands': ['src', 'server/protocol.ts'],
  playground: ['src/session', 'src/substitution', 'src/yaml', 'server/catalog'],
};

// Who alone may import a package. `vscode` stays out of everything that can be tested without an editor.
const packages = {
  vscode: [
    'src/extension.ts',
    'src/parts.ts',
    'src/commands',
    'src/prompts',
    'src/terminal/session-terminal.ts',
    'src/language',
    'src/workbench',
    'src/views/tree.ts',
    'src/views/tree-item.ts',
    'test/host',
    'scripts/demo/opener.ts',
    'bench/activation-probe.ts',
  ],
  'vscode-languageserver': ['server/lsp', 'server/main.ts', 'test', 'bench'],
  'vscode-languageclient': ['src/language'],
  '@aws-sdk': ['src/aws', 'src/connection/credentials.ts', 'test', 'bench'],
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'playground/models/', 'test/fixtures/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'scripts/lint/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX, house: { rules: { walls } } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'house/walls': ['error', { root: import.meta.dirname, folders, packages }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // It asks for `!`, which no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);

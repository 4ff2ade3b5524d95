import { RuleTester } from 'eslint';
import { walls } from '../../scripts/lint/walls.mjs';

const root = '/house';
const options = [
  {
    root,
    folders: { server: [], 'server/rules': ['server/syntax'], src: ['server/protocol.ts'] },
    packages: { vscode: ['src/commands'], '@aws-sdk': ['src/aws'] },
  },
];
const valid = (filename: string, code: string) => ({ filename: `${root}/${filename}`, code, options });
const invalid = (filename: string, code: string, messageId: string) => ({
  ...valid(filename, code),
  errors: [{ messageId }],
});

new RuleTester({ languageOptions: { ecmaVersion: 2022, sourceType: 'module' } }).run('walls', walls, {
  valid: [
    valid('server/rules/a.ts', "import { b } from './b.ts';"),
    valid('server/rules/a.ts', "import { parse } from '../syntax/parse.ts';"),
    valid('src/commands/a.ts', "import * as vscode from 'vscode';"),
    valid('src/commands/a.ts', "import { request } from '../../server/protocol.ts';"),
    valid('src/aws/a.ts', "import { SSMClient } from '@aws-sdk/client-ssm';"),
    valid('scripts/a.ts', "import { parse } from '../server/syntax/parse.ts';"),
  ],
  invalid: [
    invalid('server/rules/a.ts', "import { serve } from '../lsp/serve.ts';", 'folder'),
    invalid('server/rules/a.ts', "export { serve } from '../lsp/serve.ts';", 'folder'),
    invalid('src/commands/a.ts', "const x = await import('../../server/analysis.ts');", 'folder'),
    invalid('src/runs/a.ts', "import * as vscode from 'vscode';", 'package'),
    invalid('src/runs/a.ts', "import { SSMClient } from '@aws-sdk/client-ssm';", 'package'),
  ],
});

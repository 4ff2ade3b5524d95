import { LanguageClient, TransportKind, type Middleware } from 'vscode-languageclient/node';
import type { TextDocument } from 'vscode';
import type { InitializationOptions } from '../../server/protocol.ts';
import { secretScheme } from '../parameters/secret-scheme.ts';
import { provideCodeLenses } from './code-lenses.ts';

const selector = [{ language: 'ssm-yaml' }, { language: 'ssm-json' }];

/**
 * The client of the language server at the path `script`, not started yet. This file is a bundle of its own
 * (esbuild.mjs), which is read when the first SSM document is opened.
 */
export function createClient(script: string, initializationOptions: InitializationOptions): LanguageClient {
  const server = {
    module: script,
    transport: TransportKind.ipc,
    // The server works offline: it has no business with credentials that VS Code was started with.
    // A small young generation keeps the memory of many open documents down, at no cost that can be felt.
    options: { env: hiddenVariables(process.env), execArgv: ['--max-semi-space-size=4'] },
  };
  return new LanguageClient(
    'ssm',
    'SSM Documents',
    {
      run: server,
      debug: { ...server, options: { ...server.options, execArgv: ['--nolazy', '--inspect=6019'] } },
    },
    {
      documentSelector: selector,
      outputChannelName: 'SSM Document Language Server',
      middleware: { ...withoutSecrets, provideCodeLenses },
      initializationOptions,
    },
  );
}

const isSecret = ({ uri }: TextDocument): boolean => uri.scheme === secretScheme;

/** The text of a secret stays here, even if somebody gives it one of our languages by hand. */
const withoutSecrets: Middleware = {
  didOpen: async (document, next) => (isSecret(document) ? undefined : next(document)),
  didChange: async (change, next) => (isSecret(change.document) ? undefined : next(change)),
  didClose: async (document, next) => (isSecret(document) ? undefined : next(document)),
};

/** The variables to hide from the server; the client merges this with its own environment. */
function hiddenVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter((name) => name.startsWith('AWS_'));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

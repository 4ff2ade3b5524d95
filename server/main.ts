import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { start } from './lsp/start.ts';

// The bundle of the language takes the protocol's library from here, so that each of its classes is there once.
export * from 'vscode-languageserver/node';

// The transport comes from the command line: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.
start(createConnection(ProposedFeatures.all), () => import('./lsp/serve.ts'));

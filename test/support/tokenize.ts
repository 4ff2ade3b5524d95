import fs from 'node:fs';
import path from 'node:path';
// Node finds no names in these two packages, which are CommonJS, that could be imported one by one.
import oniguruma from 'vscode-oniguruma';
import textmate, { type IOnigLib } from 'vscode-textmate';

const root = path.join(import.meta.dirname, '../..');

/** One piece of a line with the scopes that are beyond the root's. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

let library: Promise<IOnigLib> | undefined;

async function loadLibrary(): Promise<IOnigLib> {
  const file = path.join(root, 'node_modules/vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(new Uint8Array(fs.readFileSync(file)).buffer);
  return {
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}

/** Grammar files by scope name. */
export type GrammarFiles = Readonly<Record<string, string>>;

const ours: GrammarFiles = {
  'source.ssm-yaml': path.join(root, 'syntaxes/ssm-yaml.tmLanguage.json'),
  'source.ssm-json': path.join(root, 'syntaxes/ssm-json.tmLanguage.json'),
};

/** Tokenizes with one of our grammars, as VS Code does; `files` are the grammars that ours include. */
export async function tokenize(text: string, scope: string, files: GrammarFiles): Promise<Token[][]> {
  library ??= loadLibrary();
  const registry = new textmate.Registry({
    onigLib: library,
    loadGrammar: (name) => {
      const file = { ...files, ...ours }[name];
      if (file === undefined) return Promise.resolve(null);
      return Promise.resolve(textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file));
    },
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`no grammar ${scope}`);
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.slice(1),
    }));
  });
}

/** The ids of our languages, by how the document is written. */
export type LanguageId = 'ssm-yaml' | 'ssm-json';

/**
 * Versions that only SSM documents have, and those that other formats have too, which need one of our own keys beside
 * them. https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
 */
const ownVersions = new Set(['0.3', '1.2', '2.2']);
const sharedVersions = new Set(['1.0', '2.0']);
const ownKeys = [
  'mainSteps',
  'runtimeConfig',
  'sessionType',
  'packages',
  'executableRunBooks',
  'templateInformation',
];

/** Large files are data, not documents: the service takes at most 64 KB of text. */
const longest = 1_000_000;

/**
 * Tells from the text whether a YAML or JSON file is an SSM document: `schemaVersion` at the root, anywhere in the
 * file. This is a quick look that decides which language the editor shows; the language server reads the document
 * properly. Undefined: it is something else.
 */
export function detectLanguage(text: string): LanguageId | undefined {
  if (text.length > longest || !text.includes('schemaVersion')) return undefined;
  const isJson = /^\uFEFF?\s*\{/.test(text);
  const keys = isJson ? jsonRootKeys(text) : yamlRootKeys(text);
  const version = keys.get('schemaVersion');
  if (version === undefined) return undefined;
  const ours =
    ownVersions.has(version) || (sharedVersions.has(version) && ownKeys.some((key) => keys.has(key)));
  if (!ours) return undefined;
  return isJson ? 'ssm-json' : 'ssm-yaml';
}

/** Keys of the root map with their values where these are scalars on the same line. */
function yamlRootKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const line = /^(["']?)([A-Za-z]+)\1[ \t]*:(?:[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]+)))?/gm;
  for (const [, , key = '', double, single, plain] of text.matchAll(line)) {
    keys.set(key, double ?? single ?? plain ?? '');
  }
  return keys;
}

/** The same for JSON: keys between the outermost braces, however the text is broken into lines. */
function jsonRootKeys(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const token = /"((?:[^"\\\n]|\\.)*)"(?:\s*(:)(?:\s*"((?:[^"\\\n]|\\.)*)")?)?|[{}[\]]/g;
  let depth = 0;
  for (const [whole, string, colon, value] of text.matchAll(token)) {
    if (string !== undefined) {
      if (depth === 1 && colon !== undefined) keys.set(string, value ?? '');
    } else {
      depth += whole === '{' || whole === '[' ? 1 : -1;
    }
  }
  return keys;
}

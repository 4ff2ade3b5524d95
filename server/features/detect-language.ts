import type { DetectParams, SsmLanguageId } from '../protocol.ts';
import { parse } from '../syntax/parse.ts';
import { asMap, asScalar, type MapNode } from '../syntax/tree.ts';

/** Schema version -> the keys of the root of which an SSM document of that version has at least one. */
const bodyKeys: Readonly<Record<string, readonly string[]>> = {
  '0.3': ['mainSteps', 'executableRunBooks', 'templateInformation'],
  '1.0': ['sessionType', 'templateBody', 'deploymentConfig', 'runtimeConfig'],
  '1.2': ['runtimeConfig'],
  '2.0': ['mainSteps', 'packages'],
  '2.2': ['mainSteps'],
};

/**
 * The language of an SSM document, or null for any other text. Other formats have a `schemaVersion` too (devfiles,
 * image manifests), so one key of the body has to go with it; a half-written document without version counts if its
 * steps name an action of SSM.
 */
export function detectLanguage({ text, languageId }: DetectParams): SsmLanguageId | null {
  if (!text.includes('schemaVersion') && !text.includes('mainSteps')) return null;
  const json = languageId.includes('json') || /^\s*\{/.test(text);
  const root = asMap(parse(text, json ? 'json' : 'yaml').root);
  if (root === undefined || !isSsmDocument(root)) return null;
  return json ? 'ssm-json' : 'ssm-yaml';
}

function isSsmDocument(root: MapNode): boolean {
  const version = asScalar(root.get('schemaVersion'))?.text;
  if (version === undefined) return hasSsmSteps(root);
  return bodyKeys[version]?.some((key) => root.entry(key) !== undefined) ?? hasSsmSteps(root);
}

function hasSsmSteps(root: MapNode): boolean {
  const steps = root.get('mainSteps');
  if (steps?.kind !== 'sequence') return false;
  return steps.items.some((step) => asScalar(asMap(step)?.get('action'))?.text.startsWith('aws:') === true);
}

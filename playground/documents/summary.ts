import { findPlugin } from '../../server/catalog/plugins.ts';
import type { DocumentParameter, DocumentType, PlatformType } from '../models/ssm-types.ts';
import { platformOfManifestName } from './packages.ts';
import { asMap, asText } from './value.ts';

/** What the service reads out of a document's content. */
export interface DocumentSummary {
  readonly schemaVersion: string | undefined;
  readonly description: string | undefined;
  readonly parameters: readonly DocumentParameter[];
  readonly platformTypes: readonly PlatformType[];
}

const allPlatforms: readonly PlatformType[] = ['Windows', 'Linux', 'MacOS'];

/** Sums up a document of `type`; `root` is undefined for TEXT. */
export function summarise(
  type: DocumentType,
  root: Readonly<Record<string, unknown>> | undefined,
): DocumentSummary {
  return {
    schemaVersion: asText(root?.['schemaVersion']),
    description: asText(root?.['description']),
    parameters: Object.entries(asMap(root?.['parameters']) ?? {}).map(([name, value]) =>
      summariseParameter(name, value),
    ),
    platformTypes: root === undefined ? allPlatforms : platformsOf(type, root),
  };
}

/** The API knows two types of parameters, String and StringList, whatever the document says. */
function summariseParameter(name: string, value: unknown): DocumentParameter {
  const { type, description, default: given } = asMap(value) ?? {};
  const isList = type === 'StringList' || (typeof type === 'string' && type.startsWith('List<'));
  const defaultValue =
    given === undefined || given === null ? undefined : (asText(given) ?? JSON.stringify(given));
  return {
    Name: name,
    Type: isList ? 'StringList' : 'String',
    Description: asText(description),
    DefaultValue: defaultValue,
  };
}

/** Where any step of a Command document can run: its plugin's platforms, cut by its precondition. */
function platformsOf(type: DocumentType, root: Readonly<Record<string, unknown>>): readonly PlatformType[] {
  if (type === 'Package') {
    const named = new Set(Object.keys(asMap(root['packages']) ?? {}).map(platformOfManifestName));
    return allPlatforms.filter((platform) => named.has(platform));
  }
  if (type !== 'Command' && type !== 'Policy') return allPlatforms;
  const steps: { action: string; precondition: unknown }[] = Array.isArray(root['mainSteps'])
    ? root['mainSteps'].map((step) => {
        const { action, precondition } = asMap(step) ?? {};
        return { action: asText(action) ?? '', precondition };
      })
    : Object.keys(asMap(root['runtimeConfig']) ?? {}).map((action) => ({ action, precondition: undefined }));
  const found = new Set(
    steps.flatMap(({ action, precondition }) => {
      const platforms: readonly PlatformType[] = findPlugin(action)?.platforms ?? allPlatforms;
      const wanted = preconditionPlatform(precondition);
      return wanted === undefined ? platforms : platforms.filter((platform) => platform === wanted);
    }),
  );
  return allPlatforms.filter((platform) => found.has(platform));
}

function preconditionPlatform(precondition: unknown): string | undefined {
  const operands = asMap(precondition)?.['StringEquals'];
  if (!Array.isArray(operands) || !operands.includes('platformType')) return undefined;
  return asText(operands.find((operand) => operand !== 'platformType'));
}

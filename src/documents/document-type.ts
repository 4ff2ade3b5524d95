import type { DocumentType } from '../aws/documents.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

/**
 * The type that a text is most likely meant to have; undefined if nothing in it tells. The service does not derive the
 * type: CreateDocument has to name it.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
 */
export function guessDocumentType(text: string): DocumentType | undefined {
  if (/^\s*BEGIN:VCALENDAR\b/i.test(text)) return 'ChangeCalendar';
  const root: unknown = parseYaml(text, { strict: false, uniqueKeys: false }).toJS({
    maxAliasCount: 100,
  });
  if (typeof root !== 'object' || root === null) return undefined;
  if ('executableRunBooks' in root) return 'Automation.ChangeTemplate';
  if ('packages' in root) return 'Package';
  if ('sessionType' in root) return 'Session';
  switch (String((root as Record<string, unknown>)['schemaVersion'])) {
    case '0.3':
      return 'Automation';
    case '1.2':
    case '2.2':
      return 'Command';
    case '2.0':
      return 'mainSteps' in root ? 'Policy' : undefined;
    default:
      return undefined;
  }
}

/** The types that a user can create, the frequent ones first. */
export const creatableTypes: readonly DocumentType[] = [
  'Command',
  'Automation',
  'Session',
  'Package',
  'Policy',
  'Automation.ChangeTemplate',
  'ChangeCalendar',
  'CloudFormation',
  'ConformancePackTemplate',
  'ApplicationConfiguration',
  'ApplicationConfigurationSchema',
];

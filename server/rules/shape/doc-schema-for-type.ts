import type { Analysis } from '../../analysis.ts';
import { type DocumentKind, findKind, schemaVersions } from '../../catalog/kinds.ts';
import { replaceText } from '../edits.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Keys of the root that only one kind has, and that therefore say more of it than the version does. */
const telling: readonly (readonly [key: string, kind: DocumentKind])[] = [
  ['sessionType', 'Session'],
  ['executableRunBooks', 'Automation.ChangeTemplate'],
  ['templateInformation', 'Automation.ChangeTemplate'],
  ['templateBody', 'CloudFormation'],
  ['deploymentConfig', 'QuickSetup'],
];

export const docSchemaForType: Rule = {
  code: 'doc-schema-for-type',
  severity: 'error',
  kinds: 'any',
  check(analysis, report) {
    const { schemaVersion, root } = analysis.document;
    const version = schemaVersion?.text ?? '';
    // A version that does not exist is what doc-schema-unknown reports, and a number what doc-schema-not-string does.
    if (
      schemaVersion === undefined ||
      root === undefined ||
      !schemaVersions.some((each) => each === version)
    ) {
      return;
    }
    const found = telling.find(([key]) => root.entry(key) !== undefined);
    const [key, versions] = found === undefined ? stepsUnderOne(analysis) : [found[0], versionsOf(found[1])];
    const right = versions.at(-1);
    if (key === undefined || right === undefined || versions.includes(version)) return;
    report({
      range: schemaVersion,
      message: `A document with "${key}" has schema version ${listNames(versions, 'or').replaceAll('"', '')}, not ${version}`,
      related: [{ ...rangeOf(analysis, key), message: 'Because of this' }],
      fixes: [{ title: `Change to "${right}"`, edits: [replaceText(schemaVersion, right, analysis)] }],
    });
  },
};

function versionsOf(kind: DocumentKind): readonly string[] {
  return findKind(kind).schemas.flatMap(({ version }) => version ?? []);
}

/** Steps in a list belong to the schemas 2.0, 2.2 and 0.3; under 1.0 the document would be taken for a session. */
function stepsUnderOne({
  document,
}: Analysis): readonly [key: string | undefined, versions: readonly string[]] {
  const isSession = document.kind === 'Session' && document.root?.entry('inputs') === undefined;
  if (!isSession || document.root?.entry('mainSteps') === undefined) return [undefined, []];
  return ['mainSteps', [...versionsOf('Automation'), ...versionsOf('Policy')]];
}

function rangeOf({ document }: Analysis, key: string): { start: number; end: number } {
  const { start, end } = document.root?.entry(key)?.key ?? { start: 0, end: 0 };
  return { start, end };
}

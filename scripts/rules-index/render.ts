import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/rules/index.ts';
import type { Rule } from '../../server/rules/rule.ts';

/** What the folders below server/rules look at, in the order of the page. */
const groups: Readonly<Record<string, string>> = {
  shape: 'The shape of documents',
  parameters: 'Parameters',
  references: 'References',
  steps: 'Steps of Command documents',
  actions: 'Actions of runbooks',
  flow: 'The flow of runbooks',
  conditions: 'Conditions',
  loops: 'Loops',
  variables: 'Variables',
  outputs: 'Outputs',
  comments: 'Comments that silence rules',
  api: 'Calls of AWS services',
  scripts: 'Scripts of runbooks',
  session: 'Session documents',
  package: 'Packages',
  security: 'Security and texts',
};

/**
 * The page docs/rules/README.md: every rule by group, with its severity and the first sentence of its page.
 *
 * @param root the project's folder
 * @throws when a rule lies in a folder that has no title here
 */
export function renderRulesIndex(root: string): string {
  const byGroup = new Map<string, Rule[]>(Object.keys(groups).map((group) => [group, []]));
  const groupOf = groupsByCode(path.join(root, 'server/rules'));
  for (const rule of rules) {
    const group = groupOf.get(rule.code) ?? '';
    const members = byGroup.get(group);
    if (members === undefined) throw new Error(`The rule ${rule.code} lies in no known group ("${group}").`);
    members.push(rule);
  }
  const sections = [...byGroup].filter(([, members]) => members.length > 0);
  return [
    '# Rules',
    '',
    `The ${rules.length} checks of SSM documents.`,
    'A rule reports what AWS refuses (error), what fails or misbehaves at run time or is unsafe (warning), and what is worth a look (info, hint).',
    'Silence one by a comment such as `# ssm-disable-next-line <rule>` or by the setting `ssm.validation.rules`; the quick fixes of a problem write both.',
    ...sections.flatMap(([group, members]) => ['', `## ${groups[group] ?? ''}`, '', ...list(root, members)]),
    '',
  ].join('\n');
}

function list(root: string, members: readonly Rule[]): string[] {
  return members
    .map(({ code, severity }) => `- [${code}](${code}.md) (${severity}): ${summaryOf(root, code)}`)
    .sort();
}

/** The first sentence of a rule's page. */
function summaryOf(root: string, code: string): string {
  const page = readFileSync(path.join(root, 'docs/rules', `${code}.md`), 'utf8');
  const paragraph = (/^# .*\n+((?:.+\n)+)/m.exec(page)?.[1] ?? '').trim().replaceAll('\n', ' ');
  return /^.*?[.:](?=\s|$)/.exec(paragraph)?.[0].replace(/:$/, '.') ?? paragraph;
}

/** The folder of each rule by its code, which is the name of its file. */
function groupsByCode(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [path.basename(file, '.ts'), path.dirname(file).split(path.sep)[0] ?? '']),
  );
}

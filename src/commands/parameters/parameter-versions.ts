import type { Clients } from '../../aws/clients.ts';
import { collect } from '../../aws/page.ts';
import { setLabels } from '../../aws/parameter-changes.ts';
import { listParameterVersions, type ParameterVersion } from '../../aws/parameter-history.ts';
import { checkLabel, mostLabels } from '../../aws/parameter-rules.ts';
import { getParameterValue } from '../../aws/parameter-values.ts';
import { findParameter, type ParameterSummary } from '../../aws/parameters.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { chooseParameterVersion } from '../../prompts/parameter-version.ts';
import { askText, back, Cancelled } from '../../prompts/quick-pick.ts';
import { chosenParameterVersion } from '../row-arguments.ts';
import { ownParameterOf, parameterOf, type ParameterParts } from './context.ts';
import { writeChange } from './write-change.ts';

/**
 * Shows the difference of two versions; SecureStrings stay masked. Two calls for values that are no secrets, and one or
 * two for each list of versions that is asked.
 */
export async function compareParameterVersions(parts: ParameterParts, target: unknown): Promise<void> {
  const title = 'Compare Versions';
  const { clients, parameter } = await parameterOf(parts, target, { title });
  const { name } = parameter;
  const first =
    chosenParameterVersion(target) ??
    (await chooseParameterVersion(clients, { name, title, placeholder: 'Compare which version?' }));
  const second = await chooseParameterVersion(clients, {
    ...{ name, title, placeholder: `Compare version ${first.version} with which one?` },
    offer: ({ version }) => version !== first.version,
    first: first.version - 1,
  });
  const pair = [first.version, second.version].sort((a, b) => a - b);
  await parts.parameterDocuments.compare(clients, parameter, pair as [number, number]);
}

/**
 * Makes the value of an earlier version the latest again; the settings stay as they are. Costs one call to read the
 * parameter, one for the value, and two to look at the version and write. A SecureString is decrypted for that, and shown
 * nowhere.
 */
export async function restoreParameterVersion(parts: ParameterParts, target: unknown): Promise<void> {
  const title = 'Restore Version';
  const { clients, parameter } = await ownParameterOf(parts, target, {
    title,
    operation: 'ssm:PutParameter',
  });
  const { name } = parameter;
  const { version } =
    chosenParameterVersion(target) ??
    (await chooseParameterVersion(clients, {
      ...{ name, title, placeholder: `Restore which version of ${name}?` },
      offer: (one, latest) => one.version !== latest,
    }));
  const base = await requireParameter(clients, name);
  if (base.version === version) throw new Error(`Version ${version} of ${name} is the latest.`);
  const confirmed = await confirm(clients, {
    question: `Restore version ${version} of ${name}?`,
    detail: `Its value becomes version ${(base.version ?? 0) + 1}. Version ${base.version ?? 0} stays in the history, and all settings stay as they are.`,
    action: 'Restore',
  });
  if (!confirmed) return;
  const { value } = await getParameterValue(clients, base, { version });
  await writeChange(parts, { clients, base, value });
}

async function requireParameter(clients: Clients, name: string): Promise<ParameterSummary> {
  const found = await findParameter(clients, name);
  if (found === undefined) throw new Error(`${name} is not there any more. Refresh Parameter Store.`);
  return found;
}

/**
 * Sets the labels of a version: adds, removes, and after asking moves those of other versions here. One or two calls to
 * read the versions, and at most two to change the labels.
 */
export async function labelParameterVersion(parts: ParameterParts, target: unknown): Promise<void> {
  const title = 'Edit Labels';
  const operation = 'ssm:LabelParameterVersion';
  const { clients, parameter } = await ownParameterOf(parts, target, { title, operation });
  const { name } = parameter;
  const { version } =
    chosenParameterVersion(target) ??
    (await chooseParameterVersion(clients, { name, title, placeholder: `Label which version of ${name}?` }));
  // The row may be old.
  const versions = await collect(listParameterVersions(clients, name));
  const before = versions.find((one) => one.version === version)?.labels;
  if (before === undefined) throw new Error(`${name} has no version ${version} any more.`);
  const after = await askLabels(await changeTitle(clients, `Labels of ${name}, version ${version}`), before);
  const moved = versions.filter(
    (one) => one.version !== version && one.labels.some((label) => after.includes(label)),
  );
  if (moved.length > 0 && !(await confirmMove(clients, { name, version, after, moved }))) return;
  await setLabels(clients, { name, version, before, after });
  parts.parameters.detailsChanged(clients, name);
}

async function askLabels(title: string, before: readonly string[]): Promise<readonly string[]> {
  const answer = await askText({
    title,
    prompt: 'Labels with commas between them; one that another version has moves here. Empty takes all away',
    placeholder: 'current, release-7',
    value: before.join(', '),
    check(text) {
      const labels = splitLabels(text);
      if (labels.length > mostLabels) return `A version has at most ${mostLabels} labels.`;
      return labels.map(checkLabel).find((problem) => problem !== undefined);
    },
  });
  if (answer === back) throw new Cancelled();
  return splitLabels(answer);
}

function splitLabels(text: string): readonly string[] {
  const labels = text.split(',').map((label) => label.trim());
  return [...new Set(labels.filter((label) => label !== ''))];
}

async function confirmMove(
  clients: Clients,
  {
    name,
    version,
    after,
    moved,
  }: {
    readonly name: string;
    readonly version: number;
    readonly after: readonly string[];
    readonly moved: readonly ParameterVersion[];
  },
): Promise<boolean> {
  const lines = moved.map((one) => {
    const labels = one.labels.filter((label) => after.includes(label));
    return `${labels.join(', ')} from version ${one.version}`;
  });
  return confirm(clients, {
    question: `Move labels of ${name} to version ${version}?`,
    detail: `${lines.join('\n')}\n\nWhat reads the parameter by these labels gets version ${version} from now on.`,
    action: 'Move',
  });
}
